#pragma once

#include "domain/access.hpp"
#include "domain/time.hpp"
#include "storage/session.hpp"

#include <cstdint>
#include <vector>

// Years without an official notice of their days off. A due date that falls into one, or behind it, is provisional.

namespace motcua::storage {

std::vector<int> announced_years(Session& session);

// Consecutive years, from the first moment of the first to that after the last.
struct YearSpan {
    Instant from{};
    Instant to{};
};

// What lies between the announced years, before and after them; where none is announced, the whole calendar.
std::vector<YearSpan> unannounced_spans(Session& session);

struct ProvisionalYear {
    int year = 0;
    std::int64_t open_dossiers = 0;
};

// The years without notice that open dossiers are due in; with a reader, those its agencies answer for or it oversees
// or administers.
std::vector<ProvisionalYear> provisional_years(Session& session, const Actor* reader = nullptr);

}  // namespace motcua::storage
