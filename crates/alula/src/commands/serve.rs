//! `alula serve`: a practice in the browser.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::process::ExitCode;

use alula_app::{House, Ports};
use alula_http::{Reach, Site, Video, router};
use alula_store::Keys;
use anyhow::{Context, Result, bail};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use super::{open, say};
use crate::args::{Door, Serve};
use crate::notices;
use crate::place::Home;
use crate::settings::Settings;
use crate::{video, wiring};

/// Serves until it is told to stop.
pub async fn run(asked: Serve, settings: &Settings) -> Result<ExitCode> {
    let telling = |_: &Home, keys: &Keys| {
        let ports = wiring::ports(&asked.place);
        let notices = notices::of_settings(settings, &asked.door, keys, &ports)?;
        Ok(Ports { notices, ..ports })
    };
    let (house, home) = open::existing_or_new_with(&asked.place, "alula", telling).await?;
    let front = Front::open(&asked.door).await?;
    let code =
        if house.waits_for_first_manager().await.map_err(open::sentence)? { Some(wiring::setup_code()) } else { None };
    say(&format!("listening on {}", front.shown()))?;
    if let Some(code) = &code {
        say(&format!("Nobody works here yet. Set up the practice at {}/setup with the code {code}", front.shown()))?;
        say(&format!(
            "Keep a copy of the key file {} in another place; without it nothing here can be read.",
            home.keys.display()
        ))?;
    }
    let told = Told {
        practice: asked.practice,
        setup_code: code,
        metrics_token: settings.get("metrics_token").map(str::to_owned),
        video: video::of_settings(settings)?,
    };
    front.serve(house, told).await
}

/// What the web server is told besides.
#[derive(Default)]
pub struct Told {
    /// A name for the practice in place of its own.
    pub practice: Option<String>,
    /// The code with which the first manager sets up an empty house.
    pub setup_code: Option<String>,
    /// Who sends it may read the metrics.
    pub metrics_token: Option<String>,
    /// How picture calls are made.
    pub video: Video,
}

/// The address of the house, already taken.
pub struct Front {
    listener: TcpListener,
    at: SocketAddr,
    reach: Reach,
}

impl Front {
    /// Takes the address.
    pub async fn open(door: &Door) -> Result<Self> {
        let reach = match &door.address {
            Some(origin) => Reach::Https { origin: origin.clone() },
            None => Reach::Loopback,
        };
        let listener = match TcpListener::bind(door.listen).await {
            Ok(listener) => listener,
            Err(error) => bail!(
                "{} {}",
                match error.kind() {
                    ErrorKind::AddrInUse => format!("Something else already listens on {}.", door.listen),
                    ErrorKind::PermissionDenied => format!("This user may not listen on {}.", door.listen),
                    _ => format!("The address {} is not one of this machine.", door.listen),
                },
                "Choose another with --listen ADDR, such as 127.0.0.1:0 for any free port."
            ),
        };
        let at = listener.local_addr().context("The address that was taken cannot be read. Try again.")?;
        if reach == Reach::Loopback && !at.ip().is_loopback() {
            tracing::warn!(%at, "other machines can reach this address without https, so passwords could be read on the way; put a server with https in front and name it with --address");
        }
        Ok(Self { listener, at, reach })
    }

    /// The address as people type it.
    pub fn shown(&self) -> String {
        format!("http://{}", self.at)
    }

    /// Serves until the process is told to stop.
    pub async fn serve(self, house: House, told: Told) -> Result<ExitCode> {
        let stop = told_to_stop()?;
        let work = tokio::spawn({
            let (house, stop) = (house.clone(), stop.clone());
            async move { house.run_jobs(stop).await }
        });
        let watch = tokio::spawn({
            let (house, stop) = (house.clone(), stop.clone());
            async move { house.keep_watch(stop).await }
        });
        let site = Site::new(alula_http::Settings {
            house,
            practice: told.practice,
            reach: self.reach,
            at: self.at,
            setup_code: told.setup_code,
            metrics_token: told.metrics_token,
            video: told.video,
            seed: wiring::seed(),
            stop: stop.clone(),
        });
        site.learn_name().await.map_err(open::sentence)?;
        alula_http::serve(self.listener, router(&site), stop)
            .await
            .context("The network of this machine broke off. Start Alula again.")?;
        work.await.context("The work in the background ended early. Start Alula again.")?;
        watch.await.context("The watch over sessions at home ended early. Start Alula again.")?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Turns true on the first SIGTERM or interrupt.
fn told_to_stop() -> Result<watch::Receiver<bool>> {
    let why = "This machine does not pass on signals. Start Alula again.";
    let (mut end, mut interrupt) =
        (signal(SignalKind::terminate()).context(why)?, signal(SignalKind::interrupt()).context(why)?);
    let (tell, told) = watch::channel(false);
    tokio::spawn(async move {
        tokio::select! { _ = end.recv() => {}, _ = interrupt.recv() => {} }
        tell.send_replace(true);
        // A second one ends the process at once.
        tokio::select! { _ = end.recv() => {}, _ = interrupt.recv() => {} }
        std::process::exit(1);
    });
    Ok(told)
}
