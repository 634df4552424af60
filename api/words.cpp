#include "api/words.hpp"

#include <array>

namespace motcua::api {
namespace {

constexpr std::array kDaysVi{"thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"};
constexpr std::array kDaysEn{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

Words words_of(Status status)
{
    switch (status) {
        case Status::filed:
            return {"Mới nộp, chờ tiếp nhận", "Filed, not yet accepted"};
        case Status::guided:
            return {"Cần hoàn thiện hồ sơ", "To be completed"};
        case Status::not_accepted:
            return {"Không được tiếp nhận", "Not accepted"};
        case Status::received:
            return {"Đã tiếp nhận", "Received"};
        case Status::processing:
        case Status::decided:
            return {"Đang giải quyết", "In progress"};
        case Status::awaiting_supplement:
            return {"Chờ bổ sung giấy tờ", "Waiting for more papers"};
        case Status::awaiting_payment:
            return {"Chờ thực hiện nghĩa vụ tài chính", "Waiting for a payment"};
        case Status::stopped:
            return {"Tạm dừng theo đề nghị", "Stopped as asked"};
        case Status::ready:
            return {"Đã có kết quả", "Result is ready"};
        case Status::returned:
            return {"Đã trả kết quả", "Result returned"};
        case Status::withdrawn:
            return {"Đã rút hồ sơ", "Withdrawn"};
    }
    return {"", ""};
}

std::string two_digits(std::int64_t value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

}  // namespace

std::string date_words(Date date, Language language)
{
    const std::string iso = format_date(date);
    const auto day = static_cast<std::size_t>(iso_weekday(date) - 1);
    const std::string name = language == Language::vi ? kDaysVi[day] : kDaysEn[day];
    return name + " " + iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
}

std::string moment_words(Instant t, Language language)
{
    const std::chrono::hh_mm_ss time{office_time_of_day(t)};
    const std::string minute = two_digits(time.minutes().count());
    const std::string clock = language == Language::vi ? two_digits(time.hours().count()) + " giờ " + minute
                                                       : two_digits(time.hours().count()) + ":" + minute;
    return clock + ", " + date_words(office_date(t), language);
}

std::string number_words(std::int64_t number, Language language)
{
    std::string digits = std::to_string(number);
    for (std::size_t left = digits.size(); left > 3; left -= 3) {
        digits.insert(left - 3, language == Language::vi ? "." : ",");
    }
    return digits;
}

std::string percent_words(std::int64_t tenths, Language language)
{
    return number_words(tenths / 10, language) + in(language, ",", ".") + std::to_string(tenths % 10) + "%";
}

std::string money_words(std::int64_t vnd, Language language)
{
    return number_words(vnd, language) + in(language, " đồng", " VND");
}

std::string status_words(Status status, Language language)
{
    return words_of(status).in(language);
}

}  // namespace motcua::api
