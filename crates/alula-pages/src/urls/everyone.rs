//! Addresses for everybody, and the way in.

routes! {
    // Public.
    /// What ketamine-assisted psychotherapy is, and how to reach out.
    Home = "/";
    /// The enquiry form.
    Enquire = "/enquire";
    /// After an enquiry.
    EnquireThanks = "/enquire/thanks";
    /// How to get help now.
    Help = "/help";
    /// A file of the interface, by its hashed name.
    Asset(file: String) = "/a/{file}";
    /// Whether the house answers.
    Health = "/healthz";
    /// Whether it can serve now.
    CanServe = "/readyz";
    /// Counts for whoever watches the machine.
    Metrics = "/metrics";

    // Entrance.
    /// Sign in.
    SignIn = "/sign-in";
    /// Sign out here.
    SignOut = "/sign-out";
    /// Sign out on every device.
    SignOutEverywhere = "/sign-out-everywhere";
    /// Prove once more who you are.
    Confirm = "/confirm";
    /// The first manager of a new house.
    Setup = "/setup";
    /// Accept an invitation.
    Invitation(token: String) = "/invitation/{token}";
}
