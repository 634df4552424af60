#include "api/handoff_cases.hpp"

#include "api/cases.hpp"

#include <algorithm>
#include <charconv>
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

std::optional<std::int64_t> number_of(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

Outcome<storage::Handoff> readable_handoff(storage::Session& session, const Call& call)
{
    if (auto reader = check_reader(call); !reader) return std::unexpected(reader.error());
    const auto id = number_of(call.param(0));
    auto handoff = id ? storage::find_handoff(session, *id) : std::nullopt;
    if (!handoff || !storage::may_read(session, call.actor(), *handoff))
        return refuse(Reason::unknown_handoff, "", {call.param(0)});
    return *std::move(handoff);
}

std::vector<NamedDossier> in_order(Reader& reader, const std::vector<std::string>& codes)
{
    std::vector<NamedDossier> dossiers;
    if (!reader.ok()) return dossiers;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (std::ranges::find(dossiers, codes[i], &NamedDossier::code) != dossiers.end()) {
            reader.item_fault(Reason::duplicate_dossier, "dossiers", i, {codes[i]});
        }
        dossiers.push_back({codes[i], "/dossiers/" + std::to_string(i)});
    }
    std::ranges::sort(dossiers, {}, &NamedDossier::code);
    return dossiers;
}

}  // namespace motcua::api
