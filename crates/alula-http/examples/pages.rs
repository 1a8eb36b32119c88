//! Prints the address of every page, from the router's own table, for whoever wants to look at each of them.

#![expect(clippy::print_stdout, reason = "it is a command")]

use alula_http::ROUTES;

fn main() {
    for route in ROUTES.iter().filter(|it| it.method == "GET") {
        println!("{}", route.path);
    }
}
