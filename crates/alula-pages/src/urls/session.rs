//! Addresses of a session.

use alula_core::ids::{ClientId, SessionId};

routes! {
    /// Plan a session.
    NewSession(client: ClientId) = "/clients/{client}/sessions/new";
    /// A session: threshold, room, afterwards.
    Session(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}";
    /// The questions of the day.
    SessionDay(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/day";
    /// A reading.
    SessionVitals(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/vitals";
    /// Who takes the client home.
    SessionEscort(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/escort";
    /// The room and the people in it.
    SessionRoom(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/room";
    /// The supervisor is in reach.
    SessionReachable(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/reachable";
    /// Ask to wait.
    SessionHold(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/hold";
    /// Lift a hold.
    SessionLift(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/lift";
    /// Pass a gate by decision.
    SessionOverride(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/override";
    /// T0.
    SessionGive(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/give";
    /// The label of a vial.
    SessionVial(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/vial";
    /// Somebody looked at order, vial and syringe.
    SessionInjectionCheck(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/injection-check";
    /// The needle is in.
    SessionInject(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/inject";
    /// A further ordered amount.
    SessionAdd(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/add";
    /// Spat out or swallowed.
    SessionFinish(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/finish";
    /// One mark.
    SessionMark(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/mark";
    /// How alert the client is.
    SessionAlertness(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/alertness";
    /// A step of the stop ladder is taken.
    SessionStep(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/step";
    /// A phase begins.
    SessionPhase(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/phase";
    /// Something untoward.
    SessionEvent(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/event";
    /// The questions before leaving.
    SessionLeave(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/leave";
    /// Ready to leave.
    SessionReady(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/ready";
    /// Left.
    SessionLeft(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/left";
    /// The next contact.
    SessionContact(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/contact";
    /// The session will not take place.
    SessionCancel(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/cancel";
    /// Who stays with the client at home.
    SessionSitter(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/sitter";
    /// A link for the sitter's phone.
    SessionSitterLink(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/sitter/link";
    /// The sitter was seen.
    SessionSitterSeen(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/sitter/seen";
    /// The sitter may rest.
    SessionSitterRest(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/sitter/rest";
    /// Where help has to come.
    SessionAddress(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/address";
    /// Lozenges are counted.
    SessionCount(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/count";
    /// A second clinician is in reach.
    SessionSecond(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/second";
    /// The beginning is opened from afar.
    SessionBegin(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/begin";
    /// An alarm was heard.
    SessionHeard(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/heard";
    /// Somebody in the home was reached.
    SessionReached(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/reached";
    /// What was decided in an emergency.
    SessionDecide(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/decide";
    /// A prepared line to the sitter.
    SessionLine(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/line";
    /// A colleague is asked to watch on.
    SessionOffer(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/offer";
    /// The colleague watches on.
    SessionAccept(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/accept";
    /// Digits with which another phone takes over.
    SessionPhoneCode(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/phone-code";
    /// Phones and links are ended.
    SessionPhonesEnd(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/phones-end";
    /// How it is in the home, to be drawn anew by itself.
    SessionPorch(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/porch";
    /// Every session at home that goes on.
    Porch = "/porch";
    /// The session as it was drawn at a minute.
    ReplaySession(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/replay";
    /// A picture call beside the session.
    SessionVideo(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/video";
    /// The letters of that call, in the practice.
    SessionCall(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/call";
    /// Notices of this session as they come.
    SessionLive(client: ClientId, session: SessionId) = "/clients/{client}/sessions/{session}/live";
}
