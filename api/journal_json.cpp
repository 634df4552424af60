#include "api/journal_json.hpp"

#include "api/dossier_json.hpp"
#include "domain/fields.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace motcua::api {
namespace {

// What was sealed: a person and papers as their parts, everything else as the text it is.
Json opened_json(std::string_view field, const std::string& value)
{
    if (field == "applicant" || field == "submitter") {
        if (const auto party = read_fields<storage::Party>(value)) return party_json(*party);
    }
    if (field == "documents") {
        if (const auto papers = storage::read_papers(value)) return papers_json(*papers);
    }
    return value;
}

// The members of an event's body: instants as text, seals as what they stand for.
struct EventFields {
    Json& json;
    std::int64_t n;
    const std::vector<storage::OpenedValue>& opened;
    bool replaces;  // a correction: what had been stated stands beside what is right

    template <class T>
    void operator()(std::string_view name, const std::optional<T>& value)
    {
        if (value) (*this)(name, *value);
    }
    void operator()(std::string_view name, const Seal& seal)
    {
        const auto found = std::ranges::find_if(
            opened, [&](const storage::OpenedValue& value) { return value.n == n && value.field == name; });
        Json& shown = json[std::string{name}];
        shown = {{"seal", seal.digest},
                 {"value", found == opened.end() ? Json(nullptr) : opened_json(name, found->value)}};
        if (replaces && name != "reason") shown["was"] = last_before(name);
    }
    template <class T>
    void operator()(std::string_view name, const T& value)
    {
        if constexpr (std::is_enum_v<T>) {
            json[std::string{name}] = to_string(value);
        } else {
            json[std::string{name}] = json_of(value);
        }
    }

private:
    Json last_before(std::string_view name) const
    {
        const storage::OpenedValue* last = nullptr;
        for (const storage::OpenedValue& value : opened) {
            if (value.field == name && value.n < n && (last == nullptr || last->n < value.n)) last = &value;
        }
        return last == nullptr ? Json(nullptr) : opened_json(name, last->value);
    }
};

Json event_json(const Event& event, const std::string& hash, const std::vector<storage::OpenedValue>& opened)
{
    Json details = Json::object();
    std::visit(
        [&](const auto& body) {
            using Body = std::decay_t<decltype(body)>;
            Body::fields(body, EventFields{details, event.n, opened, std::is_same_v<Body, Corrected>});
        },
        event.body);
    Json json{{"n", event.n},
              {"kind", kind_of(event.body)},
              {"happened_at", json_of(event.happened_at)},
              {"recorded_at", json_of(event.recorded_at)},
              {"actor", event.actor}};
    if (event.on_behalf_of) json["on_behalf_of"] = *event.on_behalf_of;
    json["details"] = std::move(details);
    json["hash"] = hash;
    return json;
}

}  // namespace

Json journal_json(const std::vector<storage::JournalRow>& rows, const std::vector<storage::OpenedValue>& opened)
{
    Json items = Json::array();
    for (const auto& row : rows) items.push_back(event_json(storage::event_of(row).value(), row.hash, opened));
    return items;
}

Json chained_json(const storage::JournalRow& entry)
{
    return {{"dossier", entry.dossier},
            {"n", entry.n},
            {"kind", entry.kind},
            {"happened_at", to_milliseconds(entry.happened_at)},
            {"recorded_at", to_milliseconds(entry.recorded_at)},
            {"actor", entry.actor},
            {"on_behalf_of", json_of(entry.on_behalf_of)},
            {"payload", entry.payload},
            {"prev_hash", entry.prev_hash},
            {"hash", entry.hash}};
}

}  // namespace motcua::api
