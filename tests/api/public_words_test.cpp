#include "api/public_words.hpp"

#include "tests/support/dossiers.hpp"

#include <doctest/doctest.h>

using namespace motcua;
using namespace motcua::test;
using namespace motcua::api;
using motcua::storage::PublicView;

namespace {

Instant now()
{
    return at("2015-03-04 10:00");
}

PublicView view(Status status)
{
    PublicView view;
    view.code = "X24.217-150302-0001";
    view.status = status;
    view.original_due_at = view.due_at = at("2015-03-09 17:00");
    view.desk_name = "Bộ phận Một cửa";
    return view;
}

std::string said(const PublicView& view, std::string_view moment = "2015-03-04 10:00")
{
    return next_step_of(view, at(moment), Language::vi);
}

}  // namespace

TEST_CASE("a late dossier is apologised for, and a new date stands in the first sentence")
{
    PublicView late = view(Status::processing);
    CHECK(said(late) ==
          "Hồ sơ đang được giải quyết. Anh/chị chưa cần làm gì; hẹn trả kết quả: 17 giờ 00, thứ Hai 09/03/2015.");
    CHECK(said(late, "2015-03-10 08:00") ==
          "Hồ sơ đã quá hẹn trả (17 giờ 00, thứ Hai 09/03/2015). Cơ quan xin lỗi anh/chị; hãy liên hệ Bộ phận Một cửa "
          "để biết ngày hẹn mới.");
    late.reappointed = true;
    late.due_at = at("2015-03-12 17:00");
    CHECK(said(late, "2015-03-10 08:00") ==
          "Cơ quan xin lỗi anh/chị vì không trả được kết quả đúng hẹn; hẹn lại: 17 giờ 00, thứ Năm 12/03/2015. Anh/chị "
          "chưa cần làm gì.");
    // There is no second new date to ask for.
    CHECK(
        said(late, "2015-03-13 08:00") ==
        "Cơ quan xin lỗi anh/chị: hồ sơ đã quá cả ngày hẹn lại (17 giờ 00, thứ Năm 12/03/2015). Anh/chị hãy liên hệ Bộ "
        "phận Một cửa.");
}

TEST_CASE("what waits for the citizen is never late")
{
    for (const Status status : kStatuses) {
        const bool waits =
            status == Status::awaiting_supplement || status == Status::awaiting_payment || status == Status::stopped;
        CHECK(rests(view(status)) == waits);
        CHECK(is_late(view(status), at("2015-03-10 08:00")) == !waits);
        CHECK_FALSE(is_late(view(status), now()));
    }
    PublicView done = view(Status::ready);
    done.ready_at = now();
    CHECK_FALSE(is_late(done, at("2015-03-10 08:00")));
}

TEST_CASE("a stop says until when, and how to end it")
{
    PublicView stopped = view(Status::stopped);
    stopped.paused_until = at("2015-03-11 10:00");
    CHECK(said(stopped) ==
          "Hồ sơ tạm dừng giải quyết theo đề nghị của anh/chị, muộn nhất đến 10 giờ 00, thứ Tư 11/03/2015, sau đó được "
          "giải quyết tiếp. Muốn tiếp tục sớm hơn, anh/chị báo Bộ phận Một cửa.");
}

TEST_CASE("a result says whether it is a refusal, whether it is early, and what to bring")
{
    PublicView ready = view(Status::ready);
    CHECK(said(ready) == "Đã có kết quả. Mời anh/chị mang giấy tiếp nhận đến Bộ phận Một cửa để nhận.");
    ready.announced = true;
    CHECK(said(ready) == "Đã có kết quả trước ngày hẹn. Mời anh/chị mang giấy tiếp nhận đến Bộ phận Một cửa để nhận.");
    CHECK(next_step_of(ready, now(), Language::en) ==
          "The result is ready before the appointed date. Bring your slip to Bộ phận Một cửa to collect it.");
    ready.announced = false;
    ready.refused = true;
    ready.channel = Channel::online;
    CHECK(
        said(ready) ==
        "Đã có kết quả: hồ sơ bị từ chối giải quyết. Mời anh/chị mang mã hồ sơ và giấy tờ tùy thân đến Bộ phận Một cửa "
        "để nhận văn bản nêu rõ lý do.");
    PublicView returned = view(Status::returned);
    returned.ended_at = now();
    CHECK(said(returned) == "Kết quả đã được trả ngày thứ Tư 04/03/2015.");
    returned.refused = true;
    CHECK(said(returned) == "Hồ sơ bị từ chối giải quyết; văn bản nêu rõ lý do đã được trao ngày thứ Tư 04/03/2015.");
}

TEST_CASE("what was broken off says where papers are given back")
{
    CHECK(said(view(Status::withdrawn)) ==
          "Hồ sơ đã được rút theo yêu cầu. Giấy tờ đã nộp, nếu có, anh/chị nhận lại tại Bộ phận Một cửa.");
    CHECK(said(view(Status::not_accepted)) ==
          "Hồ sơ không được tiếp nhận. Giấy tờ đã nộp, nếu có, anh/chị nhận lại tại Bộ phận Một cửa.");
}

TEST_CASE("nobody who filed from afar is sent to a paper they do not have")
{
    for (const Status status : kStatuses) {
        PublicView afar = view(status);
        afar.channel = Channel::online;
        afar.paused_until = at("2015-03-11 10:00");
        const std::string words = said(afar);
        CHECK_FALSE(words.empty());
        for (const char* paper : {"giấy tiếp nhận", "phiếu"}) CHECK(words.find(paper) == std::string::npos);
        CHECK(next_step_of(afar, now(), Language::en).find("slip") == std::string::npos);
    }
}

TEST_CASE("payments, stops and a decision sent back have a place in the history")
{
    const auto history = [](const EventBody& body) { return history_words(body, "", Language::vi); };
    CHECK(history(PaymentRequested{}) == "Yêu cầu thực hiện nghĩa vụ tài chính");
    CHECK(history(PaymentReceived{}) == "Đã thực hiện nghĩa vụ tài chính");
    Stopped stopped;
    stopped.until = at("2015-03-11 10:00");
    CHECK(history(stopped) == "Tạm dừng theo đề nghị, muộn nhất đến 10 giờ 00, thứ Tư 11/03/2015");
    CHECK(history(Resumed{}) == "Tiếp tục giải quyết");
    CHECK(history(RedoOrdered{}) == "Quyết định được xem lại, đang giải quyết lại");
    CHECK(history(EarlyAnnounced{}) == "Đã báo có kết quả trước hẹn");
    CHECK(history(HandoffAccepted{}) == "Hồ sơ về bộ phận một cửa");
    CHECK(history_words(HandoffAccepted{}, "Phòng Tư pháp", Language::vi) == "Đang giải quyết tại Phòng Tư pháp");
    CHECK(history(Noted{}).empty());
}
