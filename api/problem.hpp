#pragma once

#include "api/http.hpp"
#include "api/json.hpp"
#include "domain/result.hpp"

#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Refusals as RFC 9457 problem+json, in Vietnamese or English.

namespace motcua::api {

enum class Language : std::uint8_t { vi, en };

// The better liked of the two by Accept-Language; Vietnamese when neither is named.
Language language_of(const Request& request);
// "vi", "en".
std::string tag_of(Language language);

// Why a request is refused: one rejection or, for a body, one for each field at fault.
struct Problem {
    std::vector<Rejection> rejections;
    // Members to show beside the standard ones, e.g. the dossier as it is now.
    Json more = Json::object();

    Problem(Rejection rejection) : rejections{std::move(rejection)} {}
    explicit Problem(std::vector<Rejection> list) : rejections(std::move(list)) {}
};

template <class T>
using Outcome = std::expected<T, Problem>;

inline std::unexpected<Problem> refuse(Reason reason, std::string pointer = {}, std::vector<std::string> arguments = {})
{
    return std::unexpected(Problem{Rejection{reason, std::move(pointer), std::move(arguments)}});
}

inline std::unexpected<Problem> refuse(Rejection rejection)
{
    return std::unexpected(Problem{std::move(rejection)});
}

int http_status(Reason reason);
std::string_view title_of(Reason reason, Language language);
// The sentence with its arguments filled in.
std::string detail_of(const Rejection& rejection, Language language);

// Tells a client that may try again later how long to wait.
void add_retry_after(Response& response, const Rejection& rejection);

// The members of problem+json; request_id only when there is one.
Json problem_json(const Problem& problem, Language language, const std::string& request_id = {});

Response to_response(const Problem& problem, Language language, const std::string& request_id);

}  // namespace motcua::api
