#pragma once

#include "api/call.hpp"
#include "api/reader.hpp"
#include "storage/handoffs.hpp"
#include "storage/journal.hpp"

#include <cstdint>
#include <map>
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

// "12/2026": what people call a manifest, within the giving unit.
std::string number_text(const storage::ManifestHead& manifest);
std::optional<storage::ManifestNumber> manifest_number_from(std::string_view text);

// The handoff the route names. forbidden_role, or unknown_handoff, also when it is not for the caller's eyes.
Outcome<storage::Handoff> readable_handoff(storage::Session& session, const Call& call);

// A dossier, where in the request it is named, and what is said about it alone.
struct NamedDossier {
    std::string code;
    std::string pointer;
    std::optional<std::string> reason = {};
};

// The dossiers of the list of this name in the one order everybody locks them in; a code listed twice is a fault.
std::vector<NamedDossier> in_order(Reader& reader, const char* list, std::vector<NamedDossier> dossiers);
// The same of a plain list of codes.
std::vector<NamedDossier> in_order(Reader& reader, const std::vector<std::string>& codes);

// All of them as they stand, by code.
std::map<std::string, storage::StoredDossier> stored_of(storage::Session& session,
                                                        const std::vector<NamedDossier>& dossiers);

// Writes what was decided about all of them. When somebody else was faster with one, the unit of work begins again with
// what is now.
void append_decided(storage::Session& session, const std::vector<storage::Appendix>& decided);

// Does the same with every dossier, collecting what is refused: one refusal undoes the whole, and every loser is named.
template <class One>
Outcome<void> for_all(const std::vector<NamedDossier>& dossiers, One one)
{
    std::vector<Rejection> refused;
    for (const NamedDossier& dossier : dossiers) {
        const Outcome<void> done = one(dossier);
        if (done) continue;
        Rejection rejection = done.error().rejections.front();
        rejection.pointer = dossier.pointer;
        refused.push_back(std::move(rejection));
    }
    if (refused.empty()) return {};
    return std::unexpected(Problem{std::move(refused)});
}

}  // namespace motcua::api
