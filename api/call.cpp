#include "api/call.hpp"

#include <charconv>

namespace motcua::api {

Response json_response(int status, const Json& body)
{
    return {status, {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}}, dump(body)};
}

Outcome<int> limit_of(const Call& call, int otherwise)
{
    constexpr int kMax = 200;
    const auto text = call.request.query_value("limit");
    if (!text) return otherwise;
    int limit = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), limit);
    if (error != std::errc{} || end != text->data() + text->size() || limit < 1 || limit > kMax) {
        return refuse(Reason::out_of_range, "/limit", {"1", std::to_string(kMax)});
    }
    return limit;
}

}  // namespace motcua::api
