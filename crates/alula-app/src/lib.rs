//! Use cases: load, authorise, decide, append, tell; jobs, live notices and ports.
