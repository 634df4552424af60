#include "tests/http/story.hpp"

#include <utility>

// What can be seen of the office, as lines of text.

namespace motcua::tests {
namespace {

std::string last_group(const std::string& code)
{
    return code.substr(code.rfind('.') + 1);
}

}  // namespace

std::string moment(const Json& instant)
{
    return instant.is_null() ? "never" : instant.get<std::string>().substr(0, 16);
}

Json Story::get(const std::string& path, const std::string& account)
{
    return demand("GET " + path, 200, as(account).get(path)).json();
}

std::string Story::name_of(const Json& dossier) const
{
    return names_.at(dossier["code"]);
}

Manifest Story::on_the_way(const std::string& name)
{
    const Json way = dossier(name)["in_transit"];
    return {"/api/v1/handoffs/" + way["handoff"].dump(), last_group(way["from"]), last_group(way["to"]), {name}};
}

std::string Story::place(const std::string& name)
{
    const Json json = dossier(name);
    const Json& holder = json["holder"];
    const Json& way = json["in_transit"];
    if (!holder.is_null()) return last_group(holder["unit"]) + " " + holder["person"].get<std::string>();
    return way.is_null() ? "nobody" : last_group(way["from"]) + " → " + last_group(way["to"]);
}

std::string Story::standing(const std::string& name)
{
    const Json json = dossier(name);
    const Json& deadline = json["deadline"];
    return json["status"].get<std::string>() + " (" + std::to_string(json["national_status"].get<int>()) + "), " +
           deadline["state"].get<std::string>() + ", due " + moment(deadline["due_at"]);
}

std::string Story::joined(const Json& items, const char* minutes) const
{
    std::string text;
    for (const Json& item : items) {
        text += (text.empty() ? "" : ", ") + name_of(item);
        if (minutes != nullptr) text += " " + std::to_string(item[minutes].get<int>());
    }
    return text;
}

LateList Story::late()
{
    const Json json = get("/api/v1/late");
    return {joined(json["overdue"], "late_minutes"), joined(json["due_soon"], nullptr),
            joined(json["step_late"], "late_minutes"), joined(json["not_accepted"], "held_minutes")};
}

std::string Story::list(const std::string& query)
{
    return joined(get("/api/v1/dossiers?" + query)["items"], nullptr);
}

std::string Story::custody(const std::string& name)
{
    const Json json = get("/api/v1/dossiers/" + code(name) + "/custody");
    std::string text;
    for (const Json& segment : json["segments"]) {
        std::string who = segment["kind"];
        if (who == "department") who = last_group(segment["unit"]);
        if (who == "transit") who = last_group(segment["unit"]) + " → " + last_group(segment["to"]);
        text += (text.empty() ? "" : ", ") + who + " " + std::to_string(segment["working_minutes"].get<int>());
    }
    return text + ": " + std::to_string(json["working_minutes"].get<int>());
}

std::string figures(const Json& item)
{
    std::string text = std::to_string(item["received"].get<int>());
    if (item["carried_over"] != 0) text += " + " + std::to_string(item["carried_over"].get<int>());
    const char* separator = ": ";
    constexpr std::pair<const char*, const char*> kClasses[]{{"decided_early", "early"},
                                                             {"decided_on_time", "on time"},
                                                             {"decided_late", "late"},
                                                             {"in_progress_in_time", "in time"},
                                                             {"in_progress_overdue", "overdue"},
                                                             {"in_progress_waiting", "waiting"},
                                                             {"refused", "refused"},
                                                             {"withdrawn", "withdrawn"}};
    const auto say = [&](int count, const std::string& word) {
        if (count != 0) text += std::exchange(separator, ", ") + std::to_string(count) + " " + word;
    };
    for (const auto& [key, word] : kClasses) say(item[key].get<int>(), word);
    say(item["decided_no_deadline"].get<int>() + item["in_progress_no_deadline"].get<int>(), "no limit");
    const Json percent = item["rates"]["d2"]["percent"];
    return text + " = " + (percent.is_null() ? "none" : percent.dump() + "%");
}

}  // namespace motcua::tests
