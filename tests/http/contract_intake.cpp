#include "tests/http/contract_talk.hpp"

namespace motcua::tests {

void go_through_the_intake(Talk& talk)
{
    const auto begin = [&](const char* what, const Json& body) {
        const std::string path = std::string{"/api/v1/"} + what;
        const Answer answer = talk.contract.ask(talk.office.as("tiepnhan"), {"POST", path, path, body});
        REQUIRE(answer.status == 201);
        return answer.json();
    };
    Json filing = full_receipt();
    filing["filed_at"] = filing["received_at"];
    filing.erase("received_at");
    filing["channel"] = "post";
    filing["submitter"]["authority"] = "Giấy uỷ quyền 12";
    const std::string code = begin("filings", filing)["code"];
    talk.read_all_but_deadline_of(code);
    talk.command("tiepnhan", code, "guide",
                 {{"reason", "Thiếu bản vẽ"}, {"missing", Json::array({{{"name", "Bản vẽ"}, {"originals", 1}}})}});
    talk.command("tiepnhan", code, "file", {{"note", "Đã bổ sung"}});
    talk.command("tiepnhan", code, "receive", {{"applicant", {{"name", "Nguyễn Văn Ân"}}}, {"note", "Đủ"}});
    talk.read_all_of(code);
    Json guidance = filing;
    guidance.update({{"reason", "Thiếu bản vẽ"}, {"missing", Json::array({{{"name", "Bản vẽ"}, {"originals", 1}}})}});
    const std::string guided = begin("guidances", guidance)["code"];
    talk.command("tiepnhan", guided, "refuse", {{"reason", "Không thuộc thẩm quyền"}});
    talk.read_all_but_deadline_of(guided);
    Json refusal = filing;
    refusal["reason"] = "Không thuộc thẩm quyền";
    begin("refusals", refusal);
    const Json visit = begin("visits", {{"desk", kDesk},
                                        {"channel", "direct"},
                                        {"applicant", {{"name", "Lê Thị Gấm"}}},
                                        {"dossiers", {{{"procedure", "EPAR.KT01"}}, {{"procedure", "EPAR.KT06"}}}}});
    talk.read_all_of(visit["dossiers"][1]["code"]);
    talk.read("tiepnhan", "/api/v1/dossiers", "/api/v1/dossiers?visit=" + visit["visit"].get<std::string>());
    talk.read("tiepnhan", "/api/v1/dossiers", "/api/v1/dossiers?status=not_accepted");
    for (const Json& open : {Json(code), visit["dossiers"][0]["code"], visit["dossiers"][1]["code"]})
        talk.command("tiepnhan", open, "withdraw", {{"reason", "Chủ hồ sơ đề nghị"}});
}

void go_through_the_links(Talk& talk)
{
    const std::string parent = talk.receive(receipt("Hồ Văn Hải"))["code"];
    const auto open = [&](const Json& body) {
        const Answer answer = talk.contract.ask(talk.office.as("tiepnhan"),
                                                {"POST", std::string{kDossier} + "/children",
                                                 "/api/v1/dossiers/" + parent + "/children", body, kAnyVersion});
        REQUIRE(answer.status == 201);
        return answer.json()["code"].get<std::string>();
    };
    const std::string first = open({{"unit", kDepartment}, {"step", 2}, {"task", "Thẩm định"}, {"note", "gấp"}});
    const std::string second =
        open({{"unit", kDepartment}, {"limit", {{"amount", 1.5}, {"unit", "working_day"}}}, {"task", "Xác nhận"}});
    talk.close("chuyenvien", talk.send("tiepnhan", kDesk, kDepartment, {first}), "accept", Json::object());
    talk.command("chuyenvien", first, "decide", {{"outcome", "approved"}});
    talk.close("tiepnhan", talk.send("chuyenvien", kDepartment, kDesk, {first}), "accept", Json::object());
    for (const auto& code : {parent, first, second}) talk.read_all_of(code);
    talk.read("tiepnhan", "/api/v1/dossiers", "/api/v1/dossiers?parent=" + parent);
    talk.command("tiepnhan", first, "return", Json::object());
    talk.command("tiepnhan", second, "withdraw", {{"reason", "Không cần nữa"}});
    talk.read_all_of(parent);
    talk.command("tiepnhan", parent, "withdraw", {{"reason", "Chủ hồ sơ đề nghị"}});
}

}  // namespace motcua::tests
