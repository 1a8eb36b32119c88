//! What the picture does not say; printed beside every one.

/// The sentences that belong beside every picture, most important first.
#[must_use]
pub fn limits() -> &'static [&'static str] {
    &LIMITS
}

const LIMITS: [&str; 9] = [
    "For education only. This recommends, checks and changes no dose, and decides nothing about monitoring or going home; the order, the protocol and the person in the room do.",
    "A low curve does not mean that a person is fit to leave, stand or drive.",
    "What is drawn are invented people of this weight and age, not this person. The bands show differences between people alone, not errors of measurement, doubt about the model or other medicines: what happens can lie outside them.",
    "Venous plasma, not brain. In the first 15 minutes after an injection or a film the model is too low: a real onset can be earlier and stronger than drawn.",
    "No study of spitting out against swallowing, of holding for 20 minutes, or of lozenges above 50 mg (racemic) was found: such curves are extrapolated and untested. Technique matters most with lozenges.",
    "No verified concentrations stand behind the injection into the muscle.",
    "Not in the model: tolerance, food, acidity of saliva, liver disease, pregnancy, CYP2B6*6, sedatives taken with it, auto-induction, hydroxynorketamine. Other medicines can raise or lower levels.",
    "The model is not validated: against published values it was not fitted to, it is clearly worse than against those it was.",
    "The levels of the windows rest on weak evidence (a few small studies); they are no clock.",
];
