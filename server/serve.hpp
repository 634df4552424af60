#pragma once

#include "domain/time.hpp"
#include "server/config.hpp"

#include <filesystem>
#include <optional>

namespace motcua::server {

// What only demos and tests ask for.
struct DemoOptions {
    bool demo = false;
    // Where the service's clock starts; needs `demo`.
    std::optional<Instant> clock = {};
    // The folder of a catalogue to load into a database that has none.
    std::optional<std::filesystem::path> sample = {};
    // Receive one dossier when there is none, so that a visitor has something to look up.
    bool dossier = false;
};

// Opens everything, prints `listening on URL` on stdout, serves until SIGTERM or SIGINT, ends in order.
void serve(const Config& config, const DemoOptions& demo);

}  // namespace motcua::server
