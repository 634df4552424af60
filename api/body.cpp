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

// Refuses what nlohmann lets pass: two members of one name (the last would win), and depths nobody means.
class StrictParse {
public:
    bool operator()(int depth, Json::parse_event_t event, Json& parsed)
    {
        if (depth > kMaxDepth) too_deep_ = true;
        if (event == Json::parse_event_t::object_start) names_.emplace_back();
        if (event == Json::parse_event_t::object_end && !names_.empty()) names_.pop_back();
        if (event == Json::parse_event_t::key && !names_.empty()) {
            auto name = parsed.get<std::string>();
            if (!names_.back().insert(name).second) duplicate_ = name;
        }
        return true;
    }
    // What was wrong, as the arguments of malformed_json.
    std::optional<std::vector<std::string>> fault() const
    {
        if (too_deep_) return std::vector<std::string>{"too-deep", ""};
        if (duplicate_) return std::vector<std::string>{"duplicate-name", ": " + duplicate_->substr(0, 64)};
        return std::nullopt;
    }

private:
    std::vector<std::set<std::string>> names_;
    std::optional<std::string> duplicate_;
    bool too_deep_ = false;
};

}  // namespace

Outcome<Json> parse_object(const std::string& body)
{
    StrictParse strict;
    Json json = Json::parse(body, std::ref(strict), false);
    if (json.is_discarded()) return refuse(Reason::malformed_json, "", {"syntax", ""});
    if (auto fault = strict.fault()) return refuse(Reason::malformed_json, "", *std::move(fault));
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
