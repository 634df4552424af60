#include "tests/http/bad_input.hpp"

#include <doctest/doctest.h>

using namespace motcua::tests;

namespace {

const Target kReceive{"POST", "/api/v1/dossiers"};

Json good()
{
    return {{"procedure", "EPAR.KT01"},
            {"desk", "X24.217.MC"},
            {"channel", "direct"},
            {"applicant", {{"name", "Nguyễn Văn An"}}},
            {"submitter", {{"name", "Nguyễn Thị Bình"}}},
            {"documents", Json::array({{{"name", "Đơn"}, {"originals", 1}, {"copies", 0}}})}};
}

std::string bad(const std::string& pointer, const Json& value)
{
    return with(good(), pointer, value);
}

std::vector<BadInput> wrong_types()
{
    std::vector<BadInput> table;
    for (const char* text : {"/procedure", "/desk", "/channel", "/applicant/name", "/applicant/id_number",
                             "/applicant/phone", "/applicant/email", "/applicant/address", "/submitter/name",
                             "/documents/0/name", "/received_at", "/code", "/note"}) {
        table.push_back({"a number for a text", bad(text, 5), 422, "wrong-type", text});
        table.push_back({"a list for a text", bad(text, Json::array({"x"})), 422, "wrong-type", text});
        table.push_back({"NUL in a text", bad(text, std::string{"a\0b", 3}), 422, "invalid-text", text});
        table.push_back({"a control character", bad(text, "a\x1b[31m"), 422, "invalid-text", text});
        table.push_back({"a zero width space", bad(text, "a\u200b"), 422, "invalid-text", text});
        table.push_back({"nothing to be seen", bad(text, "\u00a0\u3000"), 422, "invalid-text", text});
    }
    for (const char* line : {"/applicant/name", "/applicant/id_number", "/applicant/phone", "/applicant/email",
                             "/applicant/address", "/submitter/name", "/documents/0/name"}) {
        table.push_back({"a line feed in one line", bad(line, "012345\n678"), 422, "invalid-text", line});
    }
    for (const char* object : {"/applicant", "/submitter", "/documents/0"}) {
        table.push_back({"a text for an object", bad(object, "x"), 422, "wrong-type", object});
        table.push_back({"a list for an object", bad(object, Json::array()), 422, "wrong-type", object});
    }
    table.push_back({"an object for a list", bad("/documents", Json::object()), 422, "wrong-type", "/documents"});
    for (const char* count : {"/documents/0/originals", "/documents/0/copies"}) {
        table.push_back({"a fraction", bad(count, 1.5), 422, "wrong-type", count});
        table.push_back({"a whole number written as a fraction", bad(count, 1.0), 422, "wrong-type", count});
        table.push_back({"a text", bad(count, "1"), 422, "wrong-type", count});
        table.push_back({"true", bad(count, true), 422, "wrong-type", count});
        table.push_back({"a negative number", bad(count, -1), 422, "out-of-range", count});
        table.push_back({"more than a thousand", bad(count, 1001), 422, "out-of-range", count});
        table.push_back({"more than 63 bits", bad(count, 18446744073709551615U), 422, "out-of-range", count});
    }
    return table;
}

struct Limit {
    const char* pointer;
    std::size_t most;
};

}  // namespace

TEST_CASE("a receipt that is not well-formed is refused, field by field")
{
    Office office;
    Client& clerk = office.as("tiepnhan");
    const std::string first = received(office);
    const std::string before = on_record(office);
    check_refused(clerk, kReceive, bad_json());
    check_refused(clerk, kReceive, wrong_types());
    check_refused(
        clerk, kReceive,
        {{"no body", "", 422, "missing-field", "/procedure"},
         {"unknown in the applicant", bad("/applicant/age", 5), 422, "unknown-field", "/applicant/age"},
         {"unknown in a paper", bad("/documents/0/x", 5), 422, "unknown-field", "/documents/0/x"},
         {"no paper's name", without(good(), "/documents/0", "name"), 422, "missing-field", "/documents/0/name"},
         {"no applicant's name", without(good(), "/applicant", "name"), 422, "missing-field", "/applicant/name"},
         {"no submitter's name", bad("/submitter", Json::object()), 422, "missing-field", "/submitter/name"},
         {"101 papers", bad("/documents", Json(101, {{"name", "x"}})), 422, "too-many", "/documents"}});
    for (const char* name : {"/procedure", "/desk", "/channel", "/applicant", "/applicant/name"}) {
        check_refused(clerk, kReceive, {{"null for what is needed", bad(name, nullptr), 422, "missing-field", name}});
    }
    for (const char* name : {"/procedure", "/desk", "/channel", "/applicant/name", "/documents/0/name"}) {
        check_refused(clerk, kReceive, {{"blank", bad(name, " \t\n "), 422, "missing-field", name}});
    }
    for (const Limit& limit : {Limit{"/procedure", 40},
                               {"/desk", 40},
                               {"/applicant/name", 200},
                               {"/applicant/id_number", 40},
                               {"/applicant/phone", 40},
                               {"/applicant/email", 254},
                               {"/applicant/address", 500},
                               {"/documents/0/name", 500},
                               {"/code", 64},
                               {"/note", 2000}}) {
        check_refused(clerk, kReceive,
                      {{"too long", bad(limit.pointer, letters(limit.most + 1)), 422, "too-long", limit.pointer}});
    }
    CHECK(on_record(office) == before);
    // Not even a serial was used up.
    CHECK(received(office) == "X24.217-150211-0002");
    CHECK(first == "X24.217-150211-0001");
    CHECK(office.verify().code == 0);
}

TEST_CASE("a receipt whose values do not fit is refused by the rule they break")
{
    Office office;
    Client& clerk = office.as("tiepnhan");
    const std::string taken = received(office);
    const std::string before = on_record(office);
    check_refused(
        clerk, kReceive,
        {{"an unknown procedure", bad("/procedure", "EPAR.XX99"), 404, "unknown-procedure", "/procedure"},
         {"a procedure of later", bad("/procedure", "1.000656"), 404, "unknown-procedure", "/procedure"},
         {"an unknown desk", bad("/desk", "X24.999"), 404, "unknown-unit", "/desk"},
         {"a department", bad("/desk", "X24.217.KT"), 422, "not-a-desk", "/desk"},
         {"somebody else's desk", bad("/desk", "X24.217.01.MC"), 403, "forbidden-relation", "/desk"},
         {"an unknown channel", bad("/channel", "fax"), 422, "invalid-value", "/channel"},
         {"a channel in capitals", bad("/channel", "DIRECT"), 422, "invalid-value", "/channel"},
         {"letters for a phone", bad("/applicant/phone", "gọi sau"), 422, "invalid-value", "/applicant/phone"},
         {"a short phone", bad("/applicant/phone", "0912"), 422, "invalid-value", "/applicant/phone"},
         {"no e-mail address", bad("/applicant/email", "an.example.vn"), 422, "invalid-value", "/applicant/email"},
         {"two at signs", bad("/submitter/email", "a@b@c.vn"), 422, "invalid-value", "/submitter/email"},
         {"a short number", bad("/applicant/id_number", "12345"), 422, "invalid-value", "/applicant/id_number"},
         {"30 February", bad("/received_at", "2015-02-30T08:00:00+07:00"), 422, "impossible-date", "/received_at"},
         {"25 o'clock", bad("/received_at", "2015-02-10T25:00:00+07:00"), 422, "impossible-date", "/received_at"},
         {"no time zone", bad("/received_at", "2015-02-10T08:00:00"), 422, "impossible-date", "/received_at"},
         {"a date alone", bad("/received_at", "2015-02-10"), 422, "impossible-date", "/received_at"},
         {"words", bad("/received_at", "hôm qua"), 422, "impossible-date", "/received_at"},
         {"tomorrow", bad("/received_at", "2015-02-12T08:00:00+07:00"), 422, "in-the-future", "/received_at"},
         {"before the catalogue", bad("/received_at", "1999-02-12T08:00:00+07:00"), 404, "unknown-procedure",
          "/procedure"},
         {"no code", bad("/code", "12345"), 422, "code-does-not-fit", "/code"},
         {"a code in small letters", bad("/code", "x24.217-150211-0009"), 422, "code-does-not-fit", "/code"},
         {"a code of another day", bad("/code", "X24.217-150210-0009"), 422, "code-does-not-fit", "/code"},
         {"a code of no day", bad("/code", "X24.217-150230-0009"), 422, "code-does-not-fit", "/code"},
         {"a code of another agency", bad("/code", "X24-150211-0009"), 422, "code-does-not-fit", "/code"},
         {"a taken code", bad("/code", taken), 409, "duplicate-code", "/code"}});
    for (const char* account : {"chuyenvien", "truongphong", "lanhdao", "kiemsoat", "thanhtra", "quantri"}) {
        check_refused(office.as(account), kReceive, {{account, good().dump(), 403, "forbidden-role"}});
    }
    CHECK(on_record(office) == before);
    CHECK(received(office) == "X24.217-150211-0002");
    CHECK(office.verify().code == 0);
}

TEST_CASE("every fault of a receipt is told at once")
{
    Office office;
    const Answer answer =
        office.as("tiepnhan")
            .post("/api/v1/dossiers",
                  {{"procedure", 5}, {"channel", "fax"}, {"applicant", {{"name", ""}, {"age", 5}}}, {"x", 1}});
    CHECK(answer.status == 422);
    std::string found;
    for (const Json& error : answer.json()["errors"]) {
        found += error["pointer"].get<std::string>() + " " + error["code"].get<std::string>() + "\n";
    }
    CHECK(found ==
          "/procedure wrong-type\n/desk missing-field\n/channel invalid-value\n/applicant/name missing-field\n"
          "/applicant/age unknown-field\n/x unknown-field\n");
}

TEST_CASE("what is blank or null and need not be there counts as absent")
{
    Office office;
    Json body = good();
    body["note"] = "  ";
    body["code"] = nullptr;
    body["submitter"] = nullptr;
    body["applicant"]["email"] = "";
    body["documents"][0]["copies"] = nullptr;
    const Answer answer = office.as("tiepnhan").post("/api/v1/dossiers", body);
    REQUIRE(answer.status == 201);
    CHECK(answer.json()["applicant"] == Json{{"name", "Nguyễn Văn An"}});
    CHECK(answer.json()["submitter"].is_null());
}
