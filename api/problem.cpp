#include "api/problem.hpp"

#include "api/problem_texts.hpp"
#include "api/terms.hpp"

#include <algorithm>
#include <charconv>

namespace motcua::api {
namespace {

// "en", "EN", "en-US", "en;q=0.5" for "en".
bool names_language(std::string_view range, std::string_view language)
{
    const auto tag = range.substr(0, range.find_first_of("-; "));
    return std::ranges::equal(tag, language, [](char a, char b) { return a == b || a + ('a' - 'A') == b; });
}

// The weight Accept-Language gives to a language, in thousandths; 0 when it does not name it.
int weight_of(std::string_view header, std::string_view language)
{
    int best = 0;
    while (!header.empty()) {
        const auto end = std::min(header.find(','), header.size());
        auto range = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));
        range.remove_prefix(std::min(range.find_first_not_of(' '), range.size()));
        if (!names_language(range, language)) continue;
        double q = 1;
        if (const auto at = range.find("q="); at != std::string_view::npos) {
            std::from_chars(range.data() + at + 2, range.data() + range.size(), q);
        }
        // Also false for what from_chars takes and nobody means: "nan", "inf".
        if (q >= 0 && q <= 1) best = std::max(best, static_cast<int>(q * 1000));
    }
    return best;
}

std::string filled(std::string text, const std::vector<std::string>& arguments)
{
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string place = "{" + std::to_string(i) + "}";
        if (const auto at = text.find(place); at != std::string::npos) text.replace(at, place.size(), arguments[i]);
    }
    return text;
}

Json error_of(const Rejection& rejection, Language language)
{
    return {{"pointer", rejection.pointer},
            {"code", to_string(rejection.reason)},
            {"detail", detail_of(rejection, language)}};
}

}  // namespace

Language language_of(const Request& request)
{
    const auto header = request.header("accept-language");
    if (!header) return Language::vi;
    return weight_of(*header, "en") > weight_of(*header, "vi") ? Language::en : Language::vi;
}

std::string tag_of(Language language)
{
    return language == Language::vi ? "vi" : "en";
}

int http_status(Reason reason)
{
    return text_of(reason).status;
}

std::string_view title_of(Reason reason, Language language)
{
    return language == Language::vi ? text_of(reason).title_vi : text_of(reason).title_en;
}

std::string detail_of(const Rejection& rejection, Language language)
{
    const ProblemText& text = text_of(rejection.reason);
    std::vector<std::string> arguments = rejection.arguments;
    if (mentions_terms(rejection.reason)) {
        for (std::string& argument : arguments) argument = term_words(argument, language);
    }
    return filled(language == Language::vi ? text.detail_vi : text.detail_en, arguments);
}

void add_retry_after(Response& response, const Rejection& rejection)
{
    if (rejection.reason == Reason::too_many_requests) response.with_header("Retry-After", rejection.arguments.at(0));
    if (rejection.reason == Reason::figures_not_ready) response.with_header("Retry-After", "10");
    if (rejection.reason == Reason::busy) response.with_header("Retry-After", "1");
}

Json problem_json(const Problem& problem, Language language, const std::string& request_id)
{
    const Rejection& first = problem.rejections.front();
    Json body{{"type", "urn:motcua:problem:" + std::string{to_string(first.reason)}},
              {"title", title_of(first.reason, language)},
              {"status", http_status(first.reason)},
              {"detail", detail_of(first, language)}};
    if (!request_id.empty()) body["request_id"] = request_id;
    Json errors = Json::array();
    for (const Rejection& rejection : problem.rejections) {
        if (!rejection.pointer.empty()) errors.push_back(error_of(rejection, language));
    }
    if (!errors.empty()) body["errors"] = std::move(errors);
    for (const auto& [name, value] : problem.more.items()) body[name] = value;
    return body;
}

Response to_response(const Problem& problem, Language language, const std::string& request_id)
{
    const Rejection& first = problem.rejections.front();
    const Json body = problem_json(problem, language, request_id);
    Response response{http_status(first.reason), {{"Content-Type", "application/problem+json"}}, dump(body) + "\n"};
    response.with_header("Content-Language", tag_of(language)).with_header("Cache-Control", "no-store");
    if (response.status == 401) response.with_header("WWW-Authenticate", "Bearer");
    add_retry_after(response, first);
    return response;
}

}  // namespace motcua::api
