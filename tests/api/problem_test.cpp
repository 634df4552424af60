#include "api/problem.hpp"

#include "api/terms.hpp"
#include "domain/access.hpp"
#include "domain/dossier.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace motcua;
using namespace motcua::api;

namespace {

Language asked(const std::string& header)
{
    return language_of(Request{.method = "GET", .path = "/", .headers = {{"accept-language", header}}});
}

}  // namespace

TEST_CASE("the language is the better liked one, Vietnamese in doubt")
{
    CHECK(language_of(Request{.method = "GET", .path = "/"}) == Language::vi);
    for (const char* header : {"en", "EN", "en-US,en;q=0.9", "vi;q=0.3, en;q=0.4", "fr, en;q=0.1", "en;q=1.0"}) {
        CAPTURE(header);
        CHECK(asked(header) == Language::en);
    }
    for (const char* header : {"", "vi", "fr", "*", "en;q=0", "en, vi", "en;q=0.5, vi-VN;q=0.6", "en;q=nan", "en;q=inf",
                               "en;q=-1", "en;q=7", "english", ",,,", ";q=1"}) {
        CAPTURE(header);
        CHECK(asked(header) == Language::vi);
    }
}

TEST_CASE("every reason has a status of its kind and words in both languages, each its own name")
{
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(Reason::internal); ++i) {
        const auto reason = static_cast<Reason>(i);
        CAPTURE(to_string(reason));
        CHECK(names.insert(to_string(reason)).second);
        CHECK(http_status(reason) >= 400);
        CHECK(http_status(reason) < 600);
        CHECK(title_of(reason, Language::vi) != title_of(reason, Language::en));
        CHECK(detail_of({reason, "", {"1", "2"}}, Language::vi) != detail_of({reason, "", {"1", "2"}}, Language::en));
    }
}

TEST_CASE("roles, actions and statuses are told in words")
{
    for (int i = 0; i <= static_cast<int>(Role::administrator); ++i) {
        const std::string_view name = to_string(static_cast<Role>(i));
        CHECK(term_words(name, Language::vi) != name);
    }
    for (int i = 0; i <= static_cast<int>(Action::recall_paper); ++i) {
        const std::string_view name = to_string(static_cast<Action>(i));
        CHECK(term_words(name, Language::vi) != name);
    }
    for (int i = 0; i <= static_cast<int>(Status::not_accepted); ++i) {
        const std::string_view name = to_string(static_cast<Status>(i));
        CHECK(term_words(name, Language::vi) != name);
    }
    // What rules name besides the actions of a dossier.
    for (const std::string_view name : {"read", "calendar", "notices", "name-deputy"})
        CHECK(term_words(name, Language::vi) != name);
    CHECK(detail_of({Reason::forbidden_relation, "", {"X24.218.MC", "file"}}, Language::vi) ==
          "Hồ sơ này không thuộc thẩm quyền xử lý của đơn vị X24.218.MC đối với thao tác ghi nhận hồ sơ nộp.");
    CHECK(detail_of({Reason::wrong_state, "", {"ready", "decide"}}, Language::vi) ==
          "Hồ sơ ở trạng thái đã có kết quả không thể thực hiện thao tác quyết định.");
    // What somebody typed stays what it is.
    CHECK(detail_of({Reason::invalid_value, "", {"note"}}, Language::vi) == "Giá trị này không hợp lệ: note.");
}

TEST_CASE("a problem is RFC 9457 with every fault")
{
    const Problem problem{std::vector<Rejection>{{Reason::too_long, "/a", {"5"}}, {Reason::missing_field, "/b", {}}}};
    const Response response = to_response(problem, Language::en, "id1");
    CHECK(response.status == 422);
    const Json json = Json::parse(response.body);
    CHECK(json["type"] == "urn:motcua:problem:too-long");
    CHECK(json["request_id"] == "id1");
    CHECK(json["errors"].size() == 2);
    CHECK(json["errors"][1]["pointer"] == "/b");
    CHECK(json["errors"][0]["detail"] == "At most 5 characters.");
}

TEST_CASE("a client that may try again is told when")
{
    const Response late = to_response(Rejection{Reason::too_many_requests, "", {"7"}}, Language::vi, "");
    const auto header = [](const Response& response, const std::string& name) {
        for (const auto& [key, value] : response.headers) {
            if (key == name) return value;
        }
        return std::string{};
    };
    CHECK(header(late, "Retry-After") == "7");
    CHECK(header(to_response(Rejection{Reason::busy}, Language::vi, ""), "Retry-After") == "1");
    CHECK(header(to_response(Rejection{Reason::not_signed_in}, Language::vi, ""), "WWW-Authenticate") == "Bearer");
    CHECK(header(late, "Cache-Control") == "no-store");
}
