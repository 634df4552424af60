#include "tests/http/contract_talk.hpp"

namespace motcua::tests {

void go_through_the_closings(Talk& talk)
{
    const std::string list = "/api/v1/closings", one = list + "/{id}";
    Client& leader = talk.office.as("lanhdao");
    const auto close = [&](const Json& body) { return talk.contract.ask(leader, {"POST", list, list, body}); };
    const Answer closed = close({{"period", "2015-01"}, {"cutoff", nullptr}});
    REQUIRE_MESSAGE(closed.status == 201, closed.body);
    const std::string id = closed.json()["id"].dump();
    CHECK(closed.header("location") == list + "/" + id);
    CHECK(close({{"from", "2015-01-01"}, {"to", "2015-02-01"}}).status == 409);
    CHECK(close({{"period", "2015-13"}}).status == 422);
    Json late = receipt("Ngô Thị Muộn");
    late["received_at"] = "2015-01-30T15:00:00+07:00";
    const std::string code = talk.receive(late)["code"];
    talk.read("thanhtra", list, list + "?agency=X24.217&limit=1");
    for (const char* group :
         {"", "?group_by=none", "?group_by=field", "?group_by=unit", "?group_by=procedure", "?group_by=asked_agency"}) {
        talk.read("motcua", one, list + "/" + id + group);
        talk.read("motcua", one + "/restatements", list + "/" + id + "/restatements" + group);
    }
    talk.command("tiepnhan", code, "withdraw", {{"reason", "Chủ hồ sơ đề nghị"}});
}

}  // namespace motcua::tests
