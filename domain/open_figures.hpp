#pragma once

#include "domain/figures.hpp"
#include "domain/rates.hpp"
#include "domain/suppression.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

// What everybody may see of the figures of a month: how many dossiers were received and decided, in time, late and
// without a deadline, small counts withheld as suppression.hpp says. Never a sum of months: of a month that is withheld
// its neighbours could tell.

namespace motcua {

struct OpenFigures {
    ShownCounts received = {};  // one part; of a unit none: what a unit has now says nothing about what came in there
    ShownCounts decided = {};   // in time (early or on time), late, without a deadline

    std::optional<std::int64_t> in_time() const { return decided.parts[0]; }
    std::optional<std::int64_t> late() const { return decided.parts[1]; }
    std::optional<std::int64_t> without_deadline() const { return decided.parts[2]; }
    // The rate d2 of domain/rates.hpp in tenths of a percent; nothing when a part of it is withheld, or of nothing.
    std::optional<std::int64_t> on_time_tenths() const;
    bool withholds_on_time() const { return !in_time() || !late(); }

    bool operator==(const OpenFigures&) const = default;
};

// Figures of one month: of the whole, of the agencies that make it up, and of the units of one of these.
OpenFigures open_whole(const Figures& whole);
std::vector<OpenFigures> open_agencies(const Figures& whole,
                                       const OpenFigures& shown,
                                       std::span<const Figures> agencies);
std::vector<OpenFigures> open_units(const Figures& agency, const OpenFigures& shown, std::span<const Figures> units);

// One of the four published on-time rates, of the whole.
struct OpenRate {
    const Rate* rate = nullptr;
    struct Share {
        std::int64_t good = 0;
        std::int64_t all = 0;
    };
    std::optional<Share> share = {};  // nothing: withheld
};

// d1 to d4. One is withheld when a count of it is, or when what it counts beyond the others would be small.
std::vector<OpenRate> open_rates(const Figures& whole, const OpenFigures& shown);

}  // namespace motcua
