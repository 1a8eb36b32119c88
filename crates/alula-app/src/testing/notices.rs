//! A port for notices that keeps them, and refuses them when it is told to.

use std::sync::Mutex;

use crate::notices::{NotSent, Notice, Notices, Sending, Way};

/// The notices that went out; every way is set up.
#[derive(Debug, Default)]
pub struct HeardNotices {
    heard: Mutex<Vec<Notice>>,
    fails: Mutex<Option<NotSent>>,
}

impl HeardNotices {
    /// What went out since this was asked last.
    pub fn taken(&self) -> Vec<Notice> {
        std::mem::take(&mut *self.heard.lock().expect("no test panics while it holds the notices"))
    }

    /// From now on notices fail like this, or go out again.
    pub fn fail(&self, like: Option<NotSent>) {
        *self.fails.lock().expect("no test panics while it holds the notices") = like;
    }
}

impl Notices for HeardNotices {
    fn ways(&self) -> Vec<Way> {
        Way::ALL.to_vec()
    }

    fn push_key(&self) -> Option<String> {
        Some("BA".to_owned())
    }

    fn send<'a>(&'a self, notice: &'a Notice) -> Sending<'a> {
        Box::pin(async move {
            if let Some(like) = *self.fails.lock().expect("no test panics while it holds the notices") {
                return Err(like);
            }
            self.heard.lock().expect("no test panics while it holds the notices").push(notice.clone());
            Ok(())
        })
    }
}
