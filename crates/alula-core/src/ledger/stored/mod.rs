//! Shapes that statements had in earlier versions, each with its upgrade. They are read for ever and never written again.

mod ladder_step_reached;

pub(super) use ladder_step_reached::LadderStepReachedV1;
