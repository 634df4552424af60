#pragma once

#include "domain/access.hpp"
#include "domain/periods.hpp"
#include "domain/result.hpp"
#include "storage/closed_cells.hpp"
#include "storage/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Closed periods: the figures of an agency, frozen as the journal had them up to a position. Nothing here changes a
// closing or takes one away, and nothing keeps an entry from being written: what a later one changes is a restatement
// (storage/restatement.hpp).

namespace motcua::storage {

struct ClosedPeriod {
    std::int64_t id = 0;  // 1, 2, 3 …: the closings of all agencies form one chain
    std::string agency;
    NamedPeriod period;  // without a name when only its bounds were given
    int cutoff = 1;
    std::int64_t position = 0;  // of the last journal entry that counts
    FigureBasis basis;
    Instant closed_at{};
    std::string closed_by;
    std::optional<std::string> on_behalf_of = {};
    std::string hash = {};

    ClosedScope scope() const { return {agency, period.period, position, basis}; }
};

// SHA-256 over the hash of the closing before, every journal entry behind that one's position up to this one's, in the
// order of positions, the closing itself and its figures: a line each, columns separated by tabs. So the last closing
// speaks for the whole journal up to its position, and each reads only what is new.
std::string closing_hash(Session& session,
                         const std::optional<ClosedPeriod>& before,
                         const ClosedPeriod& closing,
                         const MeasuredCells& cells);

struct CloseOrder {
    std::string agency;
    NamedPeriod period;  // that is over
    int cutoff = 1;
    std::string account;
    std::optional<std::string> on_behalf_of = {};
    Instant now{};
};

// Freezes the figures as the journal has them now, in the caller's transaction. period_closed when that was done
// before. Throws Busy while somebody has been writing entries for long, Overtaken when another closing came first.
Result<ClosedPeriod> close_period(Session& session,
                                  Calendars& calendars,
                                  const AlarmRules& rules,
                                  const CloseOrder& order);

// Of an agency whose figures the actor may read.
std::optional<ClosedPeriod> find_closing(Session& session, const Actor& actor, std::int64_t id);

struct ClosingQuery {
    std::optional<std::string> agency = {};
    std::optional<std::int64_t> before = {};  // an id: older ones only
    int limit = 50;
};
// The same, the newest first.
std::vector<ClosedPeriod> list_closings(Session& session, const Actor& actor, const ClosingQuery& query);

// Every closing in the order of the chain.
std::vector<ClosedPeriod> closing_chain(Session& session);

// What was frozen. Throws std::runtime_error for a row that names no group or measure this program knows.
MeasuredCells frozen_cells(Session& session, std::int64_t closing);

}  // namespace motcua::storage
