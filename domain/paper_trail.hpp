#pragma once

#include "domain/events.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

// Where the paper of a dossier was, with the data or without, and who has had either.

namespace motcua {

struct PaperStop {
    std::string unit;          // where it lay; on its way: the giver
    std::string to_unit = {};  // on its way only
    bool apart = false;        // from whoever had the dossier

    bool operator==(const PaperStop&) const = default;
};

// Where it is as the dossier stands; nothing once the dossier has ended with it.
std::optional<PaperStop> paper_stop(const Dossier& dossier);

struct PaperStay {
    PaperStop stop;
    Instant from{};
    std::optional<Instant> to = {};  // absent: it is still there

    bool operator==(const PaperStay&) const = default;
};

// Every unit that has had the dossier, or its paper, each once.
std::vector<std::string> units_that_had(std::span<const Event> history);

// All its places in order, without gap or overlap, from the receipt on. Paper that lay apart when the dossier ended
// stays there.
std::vector<PaperStay> paper_trail(std::span<const Event> history);

}  // namespace motcua
