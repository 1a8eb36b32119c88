//! Every statement of a chart: read, correct, withdraw, look at.
