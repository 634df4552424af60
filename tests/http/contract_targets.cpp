#include "tests/http/contract_talk.hpp"
#include "tests/http/target_fixture.hpp"

namespace motcua::tests {

void go_through_the_targets(Talk& talk)
{
    REQUIRE(import_targets(talk.office).code == 0);
    const std::string board = "/api/v1/scoreboards/{year}", unit = board + "/units/{unit}";
    const std::string at = "/api/v1/scoreboards/2015", of_unit = at + "/units/X24.217.KT";
    talk.read("lanhdao", board, at);
    talk.read("lanhdao", board, at + "?format=csv");
    talk.read("truongphong", unit, of_unit);
    const auto change = [&](const char* how, const Json& body) {
        const Asked asked{"POST", unit + "/" + how, of_unit + "/" + how, body, kAnyVersion};
        CHECK(talk.contract.ask(talk.office.as("truongphong"), asked).status == 200);
    };
    change("report", {{"task", 3}, {"target", 1}, {"actual", "2015-02-10"}, {"reason", "Báo cáo"}});
    change("withdraw", {{"task", 1}, {"target", 2}, {"reason", "Hết vốn"}, {"approver", "lanhdao"}});
    const Asked late{"POST", unit + "/report", of_unit + "/report", Json::object(), {{"If-Match", "\"1\""}}};
    CHECK(talk.contract.ask(talk.office.as("truongphong"), late).status == 412);
    talk.read("lanhdao", board, at);
}

}  // namespace motcua::tests
