#pragma once

#include "api/call.hpp"
#include "api/reader.hpp"
#include "storage/handoffs.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What sending and closing handoffs have in common.

namespace motcua::api {

inline constexpr std::size_t kMaxItems = 500;
inline constexpr std::size_t kMaxText = 2000;

Json handoff_json(const storage::Handoff& handoff);

// The manifest with its items, in `status`.
Response handoff_response(int status, storage::Session& session, std::int64_t id);

// The number a whole text is.
std::optional<std::int64_t> number_of(std::string_view text);

// The handoff the route names. forbidden_role, or unknown_handoff, also when it is not for the caller's eyes.
Outcome<storage::Handoff> readable_handoff(storage::Session& session, const Call& call);

// A dossier, and where in the request it is named.
struct NamedDossier {
    std::string code;
    std::string pointer;
};

// The dossiers of a request in the one order everybody locks them in; a code listed twice is a fault.
std::vector<NamedDossier> in_order(Reader& reader, const std::vector<std::string>& codes);

// Does the same with every dossier, collecting what is refused: one refusal undoes the whole, and every loser is named.
template <class One>
Outcome<void> for_all(const std::vector<NamedDossier>& dossiers, One one)
{
    std::vector<Rejection> refused;
    for (const NamedDossier& dossier : dossiers) {
        const Outcome<void> done = one(dossier.code);
        if (done) continue;
        Rejection rejection = done.error().rejections.front();
        // Between reading and writing somebody else was faster: begin again with what is now.
        if (rejection.reason == Reason::stale_version) throw storage::Overtaken{};
        rejection.pointer = dossier.pointer;
        refused.push_back(std::move(rejection));
    }
    if (refused.empty()) return {};
    return std::unexpected(Problem{std::move(refused)});
}

}  // namespace motcua::api
