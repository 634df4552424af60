#include "api/notice_texts.hpp"

#include "tests/support/dossiers.hpp"

#include <doctest/doctest.h>

using namespace motcua;
using namespace motcua::test;
using motcua::api::notice_event;
using motcua::api::notice_text;
using motcua::storage::NoticeFacts;

namespace {

constexpr const char* kUrl = "https://motcua.vn";

NoticeFacts facts(NoticeKind kind, const Dossier& dossier)
{
    return {.message_id = "msg_1",
            .kind = kind,
            .created_at = at("2015-03-02 08:00"),
            .dossier = dossier,
            .procedure_code = "1.000001",
            .procedure_name = "Thủ tục <đất đai> & nhà",
            .desk = "Bộ phận Một cửa Lạng Giang",
            .received_by = "Nguyễn Thị Hoa",
            .unit = "Phòng Tài nguyên",
            .person = "Trần Văn Bình",
            .reason = "Chờ ý kiến"};
}

NoticeFacts escalation()
{
    NoticeFacts alarmed = facts(NoticeKind::escalation, a_dossier().held_by(kLand));
    alarmed.alarm = storage::AlarmFlag{.kind = AlarmKind::overdue,
                                       .dossier = alarmed.dossier.code,
                                       .subject = "",
                                       .true_since = at("2015-03-09 17:00"),
                                       .raised_at = at("2015-03-09 17:01"),
                                       .keeper = Keeper{CustodyKind::department, kLand, "chuyenvien", ""},
                                       .unit_name = "Phòng Tài nguyên",
                                       .person_name = "Trần Văn Bình",
                                       .to_name = ""};
    alarmed.recipient_unit = kLand;
    return alarmed;
}

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a receipt is told in words")
{
    const auto [subject, text] = notice_text(facts(NoticeKind::received, a_dossier()), kUrl);
    CHECK(subject == "Đã tiếp nhận hồ sơ X24.217-150302-0001");
    CHECK(text ==
          "Hồ sơ X24.217-150302-0001 đã được tiếp nhận.\n"
          "Thủ tục: Thủ tục <đất đai> & nhà\n"
          "Thời điểm tiếp nhận: 08 giờ 00, thứ Hai 02/03/2015\n"
          "Nơi tiếp nhận: Bộ phận Một cửa Lạng Giang; người tiếp nhận: Nguyễn Thị Hoa\n"
          "Hẹn trả kết quả: 17 giờ 00, thứ Hai 09/03/2015\n"
          "\n"
          "Tra cứu hồ sơ: https://motcua.vn/tra-cuu/X24.217-150302-0001\n"
          "Thông báo được gửi tự động, xin đừng trả lời.\n");
}

TEST_CASE("an apology begins with the new date, and says the original one, who was late and why")
{
    Dossier dossier = a_dossier().held_by(kLand);
    dossier.due_at = at("2015-03-12 17:00");
    const auto [subject, text] = notice_text(facts(NoticeKind::apology, dossier), kUrl);
    CHECK(text.starts_with(
        "Hồ sơ X24.217-150302-0001 không được giải quyết xong đúng hẹn. Chúng tôi xin lỗi anh/chị và xin hẹn lại ngày "
        "trả kết quả: 17 giờ 00, thứ Năm 12/03/2015.\n"));
    CHECK(contains(text, "Thời điểm tiếp nhận: 08 giờ 00, thứ Hai 02/03/2015\n"));
    CHECK(contains(text, "Hẹn trả lần đầu: 17 giờ 00, thứ Hai 09/03/2015\n"));
    CHECK(contains(text, "Nơi đang giữ hồ sơ: Phòng Tài nguyên\n"));
    CHECK(contains(text, "Lý do: Chờ ý kiến\n"));
}

TEST_CASE("an official is named where a dossier is received or its status changes, and in no other notice to a citizen")
{
    for (const NoticeKind kind : every(NoticeKind::not_accepted)) {
        const auto [subject, text] = notice_text(facts(kind, a_dossier()), kUrl);
        CAPTURE(subject);
        CHECK(contains(text, "Nguyễn Thị Hoa") == (kind == NoticeKind::received));
        CHECK(contains(text, "Trần Văn Bình") == (kind == NoticeKind::progress));
        CHECK_FALSE(contains(subject, "Nguyễn Thị Hoa"));
        CHECK(contains(text, "Chờ ý kiến") == (kind == NoticeKind::apology));
    }
}

TEST_CASE("who filed by post or online is told that it came, what to do, and where the reason stands")
{
    Dossier dossier = a_dossier().in(Status::filed);
    dossier.channel = Channel::online;
    dossier.filed_at = at("2015-03-01 20:00");
    const auto filed = notice_text(facts(NoticeKind::filed, dossier), kUrl);
    CHECK(filed.subject == "Hồ sơ X24.217-150302-0001 đã đến nơi, đang chờ tiếp nhận");
    CHECK(filed.text ==
          "Hồ sơ anh/chị nộp đã đến Bộ phận Một cửa Lạng Giang và có mã X24.217-150302-0001. Hồ sơ đang chờ xem và trả "
          "lời; anh/chị chưa cần làm gì.\n"
          "Thủ tục: Thủ tục <đất đai> & nhà\n"
          "Nộp lúc: 20 giờ 00, Chủ nhật 01/03/2015\n"
          "Ngày hẹn trả kết quả được báo khi hồ sơ được tiếp nhận.\n"
          "\n"
          "Tra cứu hồ sơ: https://motcua.vn/tra-cuu/X24.217-150302-0001\n"
          "Thông báo được gửi tự động, xin đừng trả lời.\n");
    for (const NoticeKind kind : {NoticeKind::guided, NoticeKind::not_accepted}) {
        const auto told = notice_text(facts(kind, dossier), kUrl);
        CHECK(
            contains(told.text, "tra cứu bằng mã PIN được cấp cùng mã hồ sơ, hoặc hỏi tại Bộ phận Một cửa Lạng Giang"));
        CHECK_FALSE(contains(told.text, "giấy tiếp nhận"));
        CHECK_FALSE(contains(told.text, "Hẹn trả"));
    }
    dossier = a_dossier().in(Status::ready);
    CHECK(contains(notice_text(facts(NoticeKind::ready, dossier), kUrl).text, "mang giấy tiếp nhận đến"));
    dossier.channel = Channel::online;
    CHECK(contains(notice_text(facts(NoticeKind::ready, dossier), kUrl).text, "mang mã hồ sơ và giấy tờ tùy thân đến"));
}

TEST_CASE("a refused result is told as one")
{
    Dossier dossier = a_dossier().in(Status::ready);
    CHECK_FALSE(contains(notice_text(facts(NoticeKind::ready, dossier), kUrl).text, "từ chối"));
    dossier.outcome = Outcome::refused;
    CHECK(contains(notice_text(facts(NoticeKind::ready, dossier), kUrl).text,
                   "Hồ sơ X24.217-150302-0001 bị từ chối giải quyết. Mời anh/chị mang giấy tiếp nhận đến Bộ phận Một "
                   "cửa Lạng Giang để nhận văn bản nêu rõ lý do.\n"));
    CHECK(contains(notice_text(facts(NoticeKind::early, dossier), kUrl).text, "Hồ sơ bị từ chối giải quyết;"));
}

TEST_CASE("what is on its way is said to go to its receiver")
{
    NoticeFacts told = facts(NoticeKind::due_changed, a_dossier().on_its_way(kDesk, kLand));
    told.unit = "Bộ phận Một cửa Lạng Giang";
    told.to_unit = "Phòng Tài nguyên";
    const std::string text = notice_text(told, kUrl).text;
    CHECK(contains(text, "Đang chuyển đến: Phòng Tài nguyên\n"));
    CHECK_FALSE(contains(text, "Nơi đang giữ"));
    NoticeFacts alarmed = escalation();
    alarmed.dossier = told.dossier;
    alarmed.to_unit = "Phòng Tư pháp";
    CHECK(contains(notice_text(alarmed, kUrl).text,
                   "\nHiện nay hồ sơ đang được chuyển từ Phòng Tài nguyên (Trần Văn Bình) đến Phòng Tư pháp.\n"));
}

TEST_CASE("the alarm of a filing nobody answered speaks of no receipt")
{
    NoticeFacts alarmed = escalation();
    alarmed.dossier = a_dossier().in(Status::filed);
    alarmed.dossier.filed_at = at("2015-03-01 20:00");
    alarmed.alarm->kind = AlarmKind::filing_unanswered;
    const std::string text = notice_text(alarmed, kUrl).text;
    CHECK(contains(text, "\nNộp: 20 giờ 00, Chủ nhật 01/03/2015 tại Bộ phận Một cửa Lạng Giang\n"));
    CHECK_FALSE(contains(text, "Tiếp nhận:"));
    CHECK_FALSE(contains(text, "Hẹn trả"));
    CHECK(contains(notice_text(escalation(), kUrl).text,
                   "\nTiếp nhận: 08 giờ 00, thứ Hai 02/03/2015 tại Bộ phận Một cửa Lạng Giang\n"));
}

TEST_CASE("every kind has words, and leaves nothing of its template standing")
{
    for (const NoticeKind kind : every(NoticeKind::escalation)) {
        Dossier dossier = a_dossier().in(Status::returned);
        dossier.paused_until = at("2015-03-05 10:00");
        dossier.filed_at = at("2015-03-01 20:00");
        const NoticeFacts told = kind == NoticeKind::escalation ? escalation() : facts(kind, dossier);
        const auto [subject, text] = notice_text(told, kUrl);
        CAPTURE(subject);
        CAPTURE(text);
        CHECK(contains(subject, dossier.code));
        CHECK_FALSE(contains(subject, "\n"));
        CHECK(contains(text, "Thủ tục: Thủ tục <đất đai> & nhà\n"));
        for (const char* left : {"{", "}", "  ", ": \n", ": ;", "\n\n\n"}) CHECK_FALSE(contains(subject + text, left));
        CHECK(contains(text, "/tra-cuu/") == (kind != NoticeKind::escalation));
    }
}

TEST_CASE("a sensitive procedure is named in no kind of notice, neither to people nor to programs")
{
    for (const NoticeKind kind : every(NoticeKind::escalation)) {
        NoticeFacts told = kind == NoticeKind::escalation ? escalation() : facts(kind, a_dossier());
        told.procedure_code.reset();
        told.procedure_name.reset();
        const auto [subject, text] = notice_text(told, kUrl);
        for (const std::string& words : {subject, text, notice_event(told).dump()}) {
            CHECK_FALSE(contains(words, "1.000001"));
            CHECK_FALSE(contains(words, "đất đai"));
            CHECK_FALSE(contains(words, "Thủ tục:"));
        }
        CHECK(notice_event(told)["data"]["procedure"].is_null());
    }
}

TEST_CASE("a procedure without a limit is told so")
{
    const auto words = notice_text(facts(NoticeKind::received, a_dossier().without_deadline()), kUrl);
    CHECK(contains(words.text, "Hẹn trả kết quả: thủ tục không có thời hạn\n"));
}

TEST_CASE("programs get codes and dates")
{
    CHECK(notice_event(facts(NoticeKind::progress, a_dossier().in(Status::processing).held_by(kLand))).dump() ==
          R"({"type":"dossier.progress","timestamp":"2015-03-02T08:00:00+07:00","data":{)"
          R"("dossier":"X24.217-150302-0001","version":1,"status":"processing","national_status":4,)"
          R"("procedure":"1.000001","desk":"X24.217.MC","holder":{"unit":"X24.217.TN","to":null},)"
          R"("received_at":"2015-03-02T08:00:00+07:00","due_at":"2015-03-09T17:00:00+07:00",)"
          R"("original_due_at":"2015-03-09T17:00:00+07:00","ready_at":null,"ended_at":null}})");
    const auto alarm = notice_event(escalation());
    CHECK(alarm["type"] == "alarm.overdue");
    CHECK(alarm["data"]["true_since"] == "2015-03-09T17:00:00+07:00");
    CHECK(alarm["data"]["recipient_unit"] == kLand);
}
