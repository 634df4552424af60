#include "domain/rates.hpp"

#include <array>

namespace motcua {
namespace {

using enum Standing;
using enum MarkKind;

std::int64_t good(const Figures& f)
{
    return f.at(early) + f.at(on_time);
}

std::int64_t judged(const Figures& f)
{
    return good(f) + f.at(late);
}

std::int64_t not_late(const Figures& f)
{
    return good(f) + f.at(running) + f.at(waiting);
}

std::int64_t processed(const Figures& f)
{
    return f.decided() + f.at(refused) + f.at(withdrawn);
}

std::int64_t by_first_date(const Figures& f)
{
    return good(f) - f.by_new_date_only;
}

template <MarkKind kind>
std::int64_t count_of(const Figures& f)
{
    return f.of(kind).count;
}

std::int64_t accepted_within(const Figures& f)
{
    return f.of(accepted).count - f.of(accepted_late).count;
}

std::int64_t handed_over_within(const Figures& f)
{
    return f.of(handed_over).count - f.of(handed_over_late).count;
}

constexpr std::array kRates{
    Rate{"d1", "Tỷ lệ đúng hạn trên tiếp nhận", "On time of received",
         "Hồ sơ giải quyết trước và đúng hạn chia cho hồ sơ tiếp nhận trong kỳ",
         "Decided early or on time, of the dossiers received in the period", "NĐ 61/2018/NĐ-CP, Điều 30", good,
         [](const Figures& f) { return f.received(); }},
    Rate{"d2", "Tỷ lệ đúng hạn trên đã giải quyết có hạn", "On time of decided with a deadline",
         "Hồ sơ giải quyết trước và đúng hạn chia cho hồ sơ giải quyết trước, đúng và quá hạn",
         "Decided early or on time, of those decided early, on time or late", "practice of one-stop systems", good,
         judged},
    Rate{"d3", "Tỷ lệ không quá hạn trên tổng số", "Not late of all",
         "Hồ sơ giải quyết trước, đúng hạn và đang giải quyết còn hạn chia cho tổng số hồ sơ trong kỳ",
         "Decided early or on time and in progress not late, of all dossiers of the period",
         "QĐ 766/QĐ-TTg (formula unverified)", not_late, [](const Figures& f) { return f.total(); }},
    Rate{"d4", "Tỷ lệ đúng hạn trên đã xử lý", "On time of processed",
         "Hồ sơ giải quyết trước và đúng hạn chia cho hồ sơ đã xử lý, kể cả từ chối, rút và không quy định thời hạn",
         "Decided early or on time, of all that left, refused, withdrawn and without a deadline included",
         "public pages of provinces", good, processed},
    Rate{"first_date", "Tỷ lệ đúng hạn theo ngày hẹn đầu", "On time by the first date",
         "Như d2, nhưng hồ sơ chỉ kịp ngày hẹn lại tính là quá hạn",
         "As d2, but what was on time only by a new date after an apology counts as late",
         "motcua (NĐ 61/2018/NĐ-CP, Điều 19(9))", by_first_date, judged},
    Rate{"apology", "Tỷ lệ xin lỗi kịp thời", "Apologies in time",
         "Hồ sơ quá hạn hoặc hẹn lại đã được xin lỗi trước khi hết hạn một ngày làm việc chia cho hồ sơ quá hạn hoặc "
         "hẹn lại",
         "Late or re-appointed with an apology a working day before the expiry, of all late or re-appointed",
         "motcua (NĐ 61/2018/NĐ-CP, Điều 19(9))", count_of<apology_in_time>, count_of<apology_owed>},
    Rate{"supplement", "Tỷ lệ yêu cầu bổ sung", "Supplement rate",
         "Số lần yêu cầu bổ sung chia cho hồ sơ tiếp nhận trong kỳ",
         "Requests for more papers, of the dossiers received in the period", "motcua", count_of<MarkKind::supplement>,
         [](const Figures& f) { return f.received(); }},
    Rate{"acceptance", "Tỷ lệ nhận bàn giao đúng giờ", "Handoffs accepted in time",
         "Lượt bàn giao được nhận trong số giờ làm việc cơ quan quy định chia cho lượt bàn giao được nhận",
         "Acceptances within the working hours the office gives itself, of all acceptances", "motcua", accepted_within,
         count_of<accepted>},
    Rate{"handover", "Tỷ lệ chuyển phòng chuyên môn đúng hạn", "Handed over in time",
         "Hồ sơ chuyển đến phòng chuyên môn đúng quy tắc 15 giờ chia cho hồ sơ đã chuyển",
         "Handed to a department by the 15:00 rule, of all that were handed over", "NĐ 61/2018/NĐ-CP, Điều 18",
         handed_over_within, count_of<handed_over>},
};

}  // namespace

std::span<const Rate> rates()
{
    return kRates;
}

}  // namespace motcua
