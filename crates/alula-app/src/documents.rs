//! How the practice's consent documents stand with its clients; the texts themselves come with the house.

use alula_policy::{Action, Actor};
use alula_store::StoreFault;
use alula_store::read_tables::{self, SignaturesCounted};

use crate::access::on_practice;
use crate::house::House;
use crate::trouble::Trouble;

/// How many clients signed which text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentsSeen {
    /// Clients whose care goes on.
    pub in_care: u64,
    /// The signatures, counted by document and text.
    pub signatures: Vec<SignaturesCounted>,
}

impl House {
    /// How many clients signed which text of which document; counts, nobody by name.
    ///
    /// # Errors
    /// When the policies say no, or something is broken.
    pub async fn documents(&self, actor: &Actor) -> Result<DocumentsSeen, Trouble> {
        on_practice(self, actor, Action::ReadDocuments)?;
        let read = self.0.store.read(|tx| {
            Box::pin(async move { Ok((read_tables::clients_in_care(tx).await?, read_tables::signatures(tx).await?)) })
        });
        let (in_care, signatures) = read.await.map_err(|fault: StoreFault| self.trouble(fault))?;
        Ok(DocumentsSeen { in_care, signatures })
    }
}
