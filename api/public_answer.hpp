#pragma once

#include "api/call.hpp"
#include "storage/public_view.hpp"
#include "storage/sealed.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What a citizen is told of a dossier. The code alone opens only the code, the degree of completion and the appointed
// date (TT 01/2018/TT-VPCP art. 16(2)d); the PIN or the token of the slip opens department, history, what to do next
// and why. Never a name, phone or address.

namespace motcua::api {

inline constexpr int kStages = 5;

struct HistoryEntry {
    Instant at{};
    std::string what;
};

// What the citizen was asked for, and why, as long as that is open; the reason also of what was not accepted.
struct Asked {
    std::optional<std::string> reason = {};
    std::optional<std::int64_t> amount_vnd = {};
    std::vector<storage::HandedIn> papers = {};
};

struct PublicAnswer {
    storage::PublicView view;
    // How far the dossier has come, or came before it was broken off: so many of kStages; none before it is received.
    int stage = 0;
    bool opened = false;
    // Only when opened:
    std::string next_step = {};
    std::vector<HistoryEntry> history = {};
    Asked asked = {};
};

PublicAnswer opened_answer(storage::Session& session, const Call& call, storage::PublicView view);

// The answer for a code with or without a PIN: unknown_dossier, or too_many_requests when PINs are being guessed. A
// wrong PIN gives what no PIN gives.
Outcome<PublicAnswer> answer_for(storage::Session& session,
                                 Call& call,
                                 const std::string& code,
                                 const std::optional<std::string>& pin);

Json public_json(const PublicAnswer& answer, Language language);

}  // namespace motcua::api
