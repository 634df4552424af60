#pragma once

#include "api/problem.hpp"
#include "domain/events.hpp"
#include "storage/public_view.hpp"

#include <string>

// What a citizen is told of a dossier, in words. Somebody who filed by post or online may have no paper of ours: what
// they are asked to show or to look for, they have.

namespace motcua::api {

// Past the appointed date, without a result, and the clock runs.
bool is_late(const storage::PublicView& view, Instant now);
// The clock stands still, because the dossier waits for the citizen.
bool rests(const storage::PublicView& view);
// It ended without a decision: withdrawn, or not accepted.
bool broken_off(Status status);

// The sentence that says what happens next and what to do.
std::string next_step_of(const storage::PublicView& view, Instant now, Language language);

// The appointed date, or that there is none.
std::string due_words(const storage::PublicView& view, Language language);

// What an event is to a citizen; empty for what is the office's own affair. `unit` names the unit that accepted a
// handoff, and is empty when that is the desk.
std::string history_words(const EventBody& event, const std::string& unit, Language language);

}  // namespace motcua::api
