#include "api/handoff_cases.hpp"

#include "api/cases.hpp"
#include "api/query.hpp"
#include "storage/dossiers.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace motcua::api {
namespace {

Json item_json(const storage::HandoffItem& item)
{
    return {{"dossier", item.dossier},
            {"procedure", item.procedure_name},
            {"state", item.state},
            {"closed_at", json_of(item.closed_at)},
            {"closed_by", json_of(item.closed_by)},
            {"reason", json_of(item.reason)}};
}

}  // namespace

Json handoff_json(const storage::Handoff& handoff)
{
    return {{"id", handoff.id},
            {"number", number_text(handoff)},
            {"carries", to_string(handoff.carries)},
            {"from", handoff.from},
            {"to", handoff.to},
            {"sent_at", json_of(handoff.sent_at)},
            {"sent_by", handoff.sent_by},
            {"note", json_of(handoff.note)},
            {"state", handoff.open > 0 ? "open" : "closed"},
            {"count", handoff.items},
            {"open", handoff.open}};
}

Response handoff_response(int status, storage::Session& session, std::int64_t id)
{
    Json json = handoff_json(storage::find_handoff(session, id).value());
    Json items = Json::array();
    for (const auto& item : storage::items_of(session, id)) items.push_back(item_json(item));
    json["items"] = std::move(items);
    return json_response(status, json);
}

std::string number_text(const storage::ManifestHead& manifest)
{
    return std::to_string(manifest.number) + "/" + std::to_string(manifest.year);
}

std::optional<storage::ManifestNumber> manifest_number_from(std::string_view text)
{
    const auto slash = text.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto number = whole_number(text.substr(0, slash));
    const auto year = whole_number(text.substr(slash + 1));
    if (!number || !year) return std::nullopt;
    return storage::ManifestNumber{*number, *year};
}

Outcome<storage::Handoff> readable_handoff(storage::Session& session, const Call& call)
{
    if (auto reader = check_reader(call); !reader) return std::unexpected(reader.error());
    const auto id = whole_number(call.param(0));
    auto handoff = id ? storage::find_handoff(session, *id) : std::nullopt;
    if (!handoff || !storage::may_read(session, call.actor(), *handoff))
        return refuse(Reason::unknown_handoff, "", {call.param(0)});
    return *std::move(handoff);
}

std::vector<NamedDossier> in_order(Reader& reader, const char* list, std::vector<NamedDossier> dossiers)
{
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < dossiers.size(); ++i) {
        const bool twice = !dossiers[i].code.empty() && !seen.insert(dossiers[i].code).second;
        if (twice) reader.item_fault(Reason::duplicate_dossier, list, i, {dossiers[i].code});
    }
    if (reader.ok()) std::ranges::sort(dossiers, {}, &NamedDossier::code);
    return dossiers;
}

std::vector<NamedDossier> in_order(Reader& reader, const std::vector<std::string>& codes)
{
    std::vector<NamedDossier> dossiers;
    for (std::size_t i = 0; i < codes.size(); ++i) dossiers.push_back({codes[i], "/dossiers/" + std::to_string(i)});
    return in_order(reader, "dossiers", std::move(dossiers));
}

std::map<std::string, storage::StoredDossier> stored_of(storage::Session& session,
                                                        const std::vector<NamedDossier>& dossiers)
{
    std::vector<std::string> codes;
    for (const NamedDossier& dossier : dossiers) codes.push_back(dossier.code);
    return storage::find_all_stored(session, codes);
}

void append_decided(storage::Session& session, const std::vector<storage::Appendix>& decided)
{
    if (!storage::append_all(session, decided).empty()) throw storage::Overtaken{};
}

}  // namespace motcua::api
