#pragma once

#include "api/call.hpp"
#include "storage/public_view.hpp"

#include <string>
#include <vector>

// What a citizen is told of a dossier. The code alone opens only the code, the degree of completion and the appointed
// date (TT 01/2018/TT-VPCP art. 16(2)d); the PIN or the token of the slip opens department, history and what to do
// next. Never a name, phone or address.

namespace motcua::api {

// How far a dossier has come: `done` of kStages stages; none before it is received.
inline constexpr int kStages = 5;
int stage_of(Status status);

struct HistoryEntry {
    Instant at{};
    std::string what;
};

struct PublicAnswer {
    storage::PublicView view;
    bool opened = false;
    // Only when opened:
    std::string next_step = {};
    std::vector<HistoryEntry> history = {};
    std::vector<std::string> papers_wanted = {};
};

// The sentence that says what happens next and what to do.
std::string next_step_of(const storage::PublicView& view, Instant now, Language language);

PublicAnswer opened_answer(storage::Session& session, const Call& call, storage::PublicView view);

// The answer for a code with or without a PIN: unknown_dossier, or too_many_requests when PINs are being guessed. A
// wrong PIN gives what no PIN gives.
Outcome<PublicAnswer> answer_for(storage::Session& session,
                                 Call& call,
                                 const std::string& code,
                                 const std::optional<std::string>& pin);

Json public_json(const PublicAnswer& answer, Language language);

}  // namespace motcua::api
