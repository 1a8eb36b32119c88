//! A practice is not begun a second time under a new key file.

use std::process::{Command, Output};

use alula_testkit::postgres::{self, Cluster};
use anyhow::Result;

#[test]
fn a_practice_on_postgres_asks_for_its_own_key_file() -> Result<()> {
    if !postgres::is_wanted() {
        return Ok(());
    }
    let runtime = tokio::runtime::Runtime::new()?;
    let cluster = runtime.block_on(Cluster::start())?;
    let url = runtime.block_on(cluster.fresh_database())?;
    let folder = tempfile::tempdir()?;
    let keys = folder.path().join("practice.key");
    let migrate = || -> Result<Output> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_alula"));
        command.args(["migrate", "--database-url", &url, "--data"]).arg(folder.path().join("data"));
        Ok(command.arg("--keys").arg(&keys).output()?)
    };
    let said = |output: &Output| String::from_utf8_lossy(&output.stderr).into_owned();

    let first = migrate()?;
    assert!(first.status.success() && keys.is_file(), "{}", said(&first));
    std::fs::rename(&keys, folder.path().join("kept elsewhere"))?;
    let without = migrate()?;
    assert!(!without.status.success() && said(&without).contains("There is no key file at"), "{}", said(&without));
    assert!(!keys.exists(), "a key file that opens nothing stands in the place of the right one");
    std::fs::rename(folder.path().join("kept elsewhere"), &keys)?;
    let again = migrate()?;
    assert!(again.status.success(), "{}", said(&again));
    Ok(())
}
