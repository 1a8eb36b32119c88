//! The web server: routes, sign-in, headers, live streams and assets.
