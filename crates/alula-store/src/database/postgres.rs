//! A PostgreSQL server: a pool, and one connection that listens.

use std::time::Duration;

use sqlx::PgPool;
use sqlx::postgres::{PgConnectOptions, PgListener, PgPoolOptions};

use crate::fault::StoreFault;
use crate::notices::Notices;

const CONNECTIONS: u32 = 16;
const PATIENCE: Duration = Duration::from_secs(10);
const BEFORE_LISTENING_AGAIN: Duration = Duration::from_secs(1);

pub(crate) struct Postgres {
    pub pool: PgPool,
    listening: tokio::task::JoinHandle<()>,
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

pub(crate) async fn connect(options: &PgConnectOptions) -> Result<PgPool, StoreFault> {
    let options = options.clone().application_name("alula");
    PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .connect_with(options)
        .await
        .map_err(|error| StoreFault::from_sqlx("connecting to the database", error))
}

pub(crate) fn start(pool: PgPool, notices: Notices) -> Postgres {
    // Its own pool: a listener keeps its connection for good.
    let own = PgPoolOptions::new()
        .max_connections(1)
        .acquire_timeout(PATIENCE)
        .connect_lazy_with(pool.connect_options().as_ref().clone());
    let listening = tokio::spawn(listen(own, notices));
    Postgres { pool, listening }
}

async fn listen(pool: PgPool, notices: Notices) {
    loop {
        if let Ok(mut listener) = PgListener::connect_with(&pool).await
            && listener.listen(Notices::CHANNEL).await.is_ok()
        {
            notices.heard_from_others(true);
            while let Ok(Some(heard)) = listener.try_recv().await {
                notices.hear(heard.payload());
            }
            notices.heard_from_others(false);
        }
        if pool.is_closed() {
            return;
        }
        tokio::time::sleep(BEFORE_LISTENING_AGAIN).await;
    }
}
