#include "api/handlers.hpp"
#include "api/pages.hpp"
#include "api/public_answer.hpp"
#include "api/query.hpp"
#include "storage/folding.hpp"

#include <algorithm>

namespace motcua::api {
namespace {

// Codes as people type them: blanks around, small letters.
std::string tidy_code(std::string_view text)
{
    std::string code = storage::in_capitals(std::string{text});
    std::erase_if(code, [](char c) { return c == ' ' || c == '\t'; });
    return code;
}

std::optional<std::string> pin_of(const std::optional<std::string>& text)
{
    if (!text) return std::nullopt;
    std::string pin = storage::without_separators(*text);
    return pin.empty() ? std::nullopt : std::optional{pin};
}

constexpr std::chrono::minutes kViewLength{30};

std::string plain_address(const std::string& code)
{
    return "/tra-cuu/" + code;
}

// An address that opens one dossier for a while, so that the PIN itself never stands in one.
std::string view_address(const Call& call, const std::string& code)
{
    const std::string until = std::to_string(to_milliseconds(call.now + kViewLength));
    return plain_address(code) + "?xem=" + until + "." + call.services.secrets.keyed_hash("view", code + ":" + until);
}

std::string address_of(const Call& call, const PublicAnswer& answer)
{
    return answer.opened ? view_address(call, answer.view.code) : plain_address(answer.view.code);
}

bool opens(const Call& call, const std::string& code, std::string_view view)
{
    const auto dot = view.find('.');
    if (dot == std::string_view::npos) return false;
    const std::string until{view.substr(0, dot)};
    return from_milliseconds(whole_number(until).value_or(0)) > call.now &&
           call.services.secrets.keyed_hash("view", code + ":" + until) == view.substr(dot + 1);
}

std::string form_value(const std::vector<std::pair<std::string, std::string>>& form, std::string_view name)
{
    const auto found = std::ranges::find(form, name, [](const auto& pair) { return std::string_view{pair.first}; });
    return found == form.end() ? std::string{} : found->second;
}

}  // namespace

Outcome<Response> get_public_dossier(Session& session, Call& call)
{
    const auto answer = answer_for(session, call, tidy_code(call.param(0)), pin_of(call.request.query_value("pin")));
    if (!answer) return std::unexpected(answer.error());
    return json_response(200, public_json(*answer, call.language))
        .with_header("Content-Language", tag_of(call.language))
        .with_header("X-Robots-Tag", "noindex");
}

Outcome<Response> get_home_page(Call& call)
{
    return home_page(frame_of(call), {.code = tidy_code(call.request.query_value("code").value_or(""))});
}

Outcome<Response> post_home_page(Session& session, Call& call)
{
    const auto form = parse_form(call.request.body);
    const std::string code = form ? tidy_code(form_value(*form, "code")) : std::string{};
    const auto pin = form ? pin_of(form_value(*form, "pin")) : std::nullopt;
    if (code.empty()) return home_page(frame_of(call), {HomeFault::code_missing, code});
    const auto answer = answer_for(session, call, code, pin);
    if (!answer && answer.error().rejections.front().reason == Reason::unknown_dossier) {
        return home_page(frame_of(call), {HomeFault::not_found, code});
    }
    if (!answer) return std::unexpected(answer.error());
    if (pin && !answer->opened) return home_page(frame_of(call), {HomeFault::wrong_pin, code});
    return Response{303}.with_header("Location", in_language(address_of(call, *answer), call.language));
}

Outcome<Response> get_dossier_page(Session& session, Call& call)
{
    const std::string code = tidy_code(call.param(0));
    if (const auto view = call.request.query_value("xem"); view && opens(call, code, *view)) {
        if (auto found = storage::find_public(session, code, call.now)) {
            return dossier_page(opened_answer(session, call, *std::move(found)), call.now, frame_of(call),
                                plain_address(code) + "?xem=" + *view);
        }
    }
    const auto answer = answer_for(session, call, code, pin_of(call.request.query_value("pin")));
    if (!answer) return std::unexpected(answer.error());
    return dossier_page(*answer, call.now, frame_of(call), address_of(call, *answer));
}

Outcome<Response> get_token_page(Session& session, Call& call)
{
    const std::string token = tidy_code(call.param(0));
    auto found = storage::find_public_by_token(session, call.services.secrets.token_hash(token), call.now);
    if (!found) return refuse(Reason::unknown_dossier, "", {"…"});
    return dossier_page(opened_answer(session, call, *std::move(found)), call.now, frame_of(call), "/t/" + token);
}

}  // namespace motcua::api
