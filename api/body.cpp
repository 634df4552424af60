#include "api/body.hpp"

#include "storage/folding.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace motcua::api {
namespace {

// Whether a media type, whatever its parameters, is JSON's.
bool is_json(std::string_view content_type)
{
    constexpr std::string_view kJson = "application/json";
    const auto type = storage::trimmed(content_type.substr(0, content_type.find(';')));
    const auto same = [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && a - 'A' + 'a' == b); };
    return std::ranges::equal(type, kJson, same);
}

constexpr int kMaxDepth = 32;

// Asked before parsing, which would take its time for every level of a hundred thousand.
bool nests_too_deeply(std::string_view body)
{
    int depth = 0;
    bool in_text = false;
    for (std::size_t i = 0; i < body.size(); ++i) {
        const char c = body[i];
        if (in_text && c == '\\') {
            ++i;
        } else if (c == '"') {
            in_text = !in_text;
        } else if (!in_text && (c == '[' || c == '{')) {
            if (++depth > kMaxDepth) return true;
        } else if (!in_text && (c == ']' || c == '}')) {
            --depth;
        }
    }
    return false;
}

// Refuses what nlohmann lets pass: two members of one name, of which the last would win.
class StrictParse {
public:
    bool operator()(int, Json::parse_event_t event, Json& parsed)
    {
        if (event == Json::parse_event_t::object_start) names_.emplace_back();
        if (event == Json::parse_event_t::object_end && !names_.empty()) names_.pop_back();
        if (event == Json::parse_event_t::key && !names_.empty()) {
            auto name = parsed.get<std::string>();
            if (!names_.back().insert(name).second) duplicate_ = name;
        }
        return true;
    }

    const std::optional<std::string>& duplicate() const { return duplicate_; }

private:
    std::vector<std::set<std::string>> names_;
    std::optional<std::string> duplicate_;
};

}  // namespace

Outcome<Json> parse_object(const std::string& body)
{
    if (nests_too_deeply(body)) return refuse(Reason::malformed_json, "", {"too-deep", ""});
    StrictParse strict;
    Json json = Json::parse(body, std::ref(strict), false);
    if (json.is_discarded()) return refuse(Reason::malformed_json, "", {"syntax", ""});
    if (const auto& name = strict.duplicate()) {
        return refuse(Reason::malformed_json, "", {"duplicate-name", ": " + name->substr(0, 64)});
    }
    if (!json.is_object()) return refuse(Reason::malformed_json, "", {"not-an-object", ""});
    return json;
}

Outcome<Json> parse_body(const Request& request)
{
    if (request.body.empty()) return Json::object();
    const auto type = request.header("content-type");
    if (!type || !is_json(*type)) return refuse(Reason::unsupported_media_type);
    return parse_object(request.body);
}

}  // namespace motcua::api
