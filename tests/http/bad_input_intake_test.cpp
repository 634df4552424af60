#include "tests/http/bad_input.hpp"

#include <doctest/doctest.h>

using namespace motcua::tests;

// Filings, guidances and refusals are read by the readers of receipts; here is what is their own.

namespace {

Json good(const std::string& path)
{
    Json body{{"procedure", "EPAR.KT01"},
              {"desk", "X24.217.MC"},
              {"channel", "post"},
              {"applicant", {{"name", "Nguyễn Văn An"}}},
              {"submitter", {{"name", "Nguyễn Thị Bình"}, {"authority", "Giấy uỷ quyền 1"}}}};
    if (path != "filings") body["reason"] = "Thiếu";
    return body;
}

}  // namespace

TEST_CASE("a filing, a guidance or a refusal that is not well-formed is refused, field by field")
{
    Office office;
    Client& clerk = office.as("tiepnhan");
    const std::string before = on_record(office);
    for (const std::string path : {"filings", "guidances", "refusals"}) {
        const Target target{"POST", "/api/v1/" + path};
        const auto bad = [&](const char* pointer, const Json& value) { return with(good(path), pointer, value); };
        CAPTURE(path);
        check_refused(clerk, target, bad_json());
        check_refused(
            clerk, target,
            {{"no body", "", 422, "missing-field", "/procedure"},
             {"unknown procedure", bad("/procedure", "EPAR.XX99"), 404, "unknown-procedure", "/procedure"},
             {"unknown desk", bad("/desk", "X24.999"), 404, "unknown-unit", "/desk"},
             {"a department", bad("/desk", "X24.217.KT"), 422, "not-a-desk", "/desk"},
             {"another desk", bad("/desk", "X24.217.01.MC"), 403, "forbidden-relation", "/desk"},
             {"no applicant", without(good(path), "", "applicant"), 422, "missing-field", "/applicant"},
             {"authority of an applicant", bad("/applicant/authority", "x"), 422, "unknown-field",
              "/applicant/authority"},
             {"a number for an authority", bad("/submitter/authority", 5), 422, "wrong-type", "/submitter/authority"},
             {"a long authority", bad("/submitter/authority", letters(501)), 422, "too-long", "/submitter/authority"},
             {"tomorrow", bad("/filed_at", "2015-02-12T08:00:00+07:00"), 422, "in-the-future", "/filed_at"},
             {"a receipt's moment", bad("/received_at", "2015-02-11T08:00:00+07:00"), 422, "unknown-field",
              "/received_at"},
             {"a code of another day", bad("/code", "X24.217-150210-0009"), 422, "code-does-not-fit", "/code"}});
        for (const char* account : {"chuyenvien", "lanhdao", "thanhtra", "quantri"})
            check_refused(office.as(account), target, {{account, good(path).dump(), 403, "forbidden-role"}});
    }
    check_refused(
        clerk, {"POST", "/api/v1/filings"},
        {{"at the counter", with(good("filings"), "/channel", "direct"), 422, "answered-at-counter", "/channel"},
         {"a reason", with(good("filings"), "/reason", "x"), 422, "unknown-field", "/reason"}});
    for (const std::string path : {"guidances", "refusals"}) {
        check_refused(clerk, {"POST", "/api/v1/" + path},
                      {{"no reason", without(good(path), "", "reason"), 422, "missing-field", "/reason"},
                       {"a long reason", with(good(path), "/reason", letters(2001)), 422, "too-long", "/reason"}});
    }
    check_refused(clerk, {"POST", "/api/v1/guidances"},
                  {{"no name of a paper", with(good("guidances"), "/missing", Json::array({Json::object()})), 422,
                    "missing-field", "/missing/0/name"}});
    check_refused(
        clerk, {"POST", "/api/v1/refusals"},
        {{"papers to bring", with(good("refusals"), "/missing", Json::array()), 422, "unknown-field", "/missing"}});
    CHECK(on_record(office) == before);
    CHECK(office.verify().code == 0);
}

TEST_CASE("an answer to a filing that is not well-formed is refused")
{
    Office office;
    Client& clerk = office.as("tiepnhan");
    const std::string code = clerk.post("/api/v1/filings", good("filings")).json()["code"];
    const std::string before = on_record(office);
    const auto target = [&](const std::string& name) {
        return Target{"POST", "/api/v1/dossiers/" + code + "/" + name, {{"If-Match", "*"}}};
    };
    for (const char* name : {"receive", "guide", "refuse"}) check_refused(clerk, target(name), bad_json());
    check_refused(clerk, target("guide"),
                  {{"no reason", "{}", 422, "missing-field", "/reason"},
                   {"documents", R"({"reason":"x","documents":[]})", 422, "unknown-field", "/documents"},
                   {"no list", R"({"reason":"x","missing":{}})", 422, "wrong-type", "/missing"}});
    check_refused(clerk, target("refuse"), {{"no reason", "{}", 422, "missing-field", "/reason"}});
    check_refused(clerk, target("receive"),
                  {{"no name", R"({"applicant":{}})", 422, "missing-field", "/applicant/name"},
                   {"no moment", R"({"received_at":"hôm qua"})", 422, "impossible-date", "/received_at"},
                   {"a procedure", R"({"procedure":"EPAR.KT01"})", 422, "unknown-field", "/procedure"}});
    check_refused(clerk, target("file"), {{"not guided", "{}", 409, "wrong-state"}});
    CHECK(on_record(office) == before);
    CHECK(office.verify().code == 0);
}
