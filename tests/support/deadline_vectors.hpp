#pragma once

#include "api/json.hpp"

#include <string>
#include <vector>

// The worked examples of the deadline rules, tests/vectors/deadlines.json: the dates in it are worked out by hand. The
// clock, the command line and docs/deadlines.md are held against it.

namespace motcua::tests {

// {"calendars": {NAME: {"vi", "en", "calendar"}}, "rules": [{"id", "title", "source", "vi", "en", "vectors": [{"vi",
// "en", "calendar": NAME, "case" | "handover" | "step", "expect"}]}]}
api::Json deadline_table();

// The vectors of all rules whose kind is "case", "handover" or "step".
std::vector<api::Json> deadline_vectors(const api::Json& table, const char* kind);

// The case of a vector as `motcua deadline` reads it: with its calendar.
api::Json case_of(const api::Json& table, const api::Json& vector);

}  // namespace motcua::tests
