#include "tests/support/explanation_checker.hpp"

#include <cstdio>
#include <numeric>

namespace motcua::tests {
namespace {

using Json = nlohmann::json;

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kDay = 1440 * kMinute;

// Days since 1 March of the year 0, by counting months of a year that begins in March.
std::int64_t day_number(int year, int month, int day)
{
    const std::int64_t y = month > 2 ? year : year - 1;
    const std::int64_t m = month > 2 ? month - 3 : month + 9;
    return y * 365 + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
}

std::int64_t day_of(const std::string& text)
{
    return day_number(std::stoi(text.substr(0, 4)), std::stoi(text.substr(5, 2)), std::stoi(text.substr(8, 2)));
}

// "07:30" in milliseconds.
std::int64_t time_of(const std::string& text)
{
    return (std::stoll(text.substr(0, 2)) * 60 + std::stoll(text.substr(3, 2))) * kMinute;
}

}  // namespace

ExplanationChecker::ExplanationChecker(const Json& answer) : answer_(answer), unit_(answer["limit"]["unit"])
{
    if (answer["limit"]["amount"].is_number()) halves_ = std::llround(answer["limit"]["amount"].get<double>() * 2);
    end_of_day_ = answer["hour_rule"] == "end_of_day";
    for (const Json& date : answer["explanation"]) {
        Day day;
        for (const std::string text : date["segments"]) {
            day.segments.emplace_back(time_of(text), time_of(text.substr(6)));
            day.length += day.segments.back().second - day.segments.back().first;
        }
        if (day.length > 0 && parts_ != 0) {
            const Wide next =
                parts_ / std::gcd(static_cast<std::int64_t>(parts_ % day.length), day.length) * day.length;
            parts_ = next > Wide{1} << 62 ? 0 : next;
        }
        days_.push_back(std::move(day));
    }
    if (unit_ == "working_hour") parts_ = 1;
}

std::string ExplanationChecker::faults() const
{
    std::int64_t next = day_of(answer_["received_at"].get<std::string>());
    for (const Json& date : answer_["explanation"]) {
        if (day_of(date["date"].get<std::string>()) != next) return "not the next date: " + date.dump();
        ++next;
    }
    return adds_up() ? "" : "does not add up to the limit: " + answer_["counted"].dump();
}

// Only the pauses that began before the limit had run out may move what ends with a day by more than they lasted.
bool ExplanationChecker::adds_up() const
{
    const Json& counted = answer_["counted"];
    if (unit_ == "working_hour") return counted["working_minutes"] == halves_ * 30;
    for (const Json& wait : answer_["waits"])
        if (wait["policy"] == "pause" && !wait["to"].is_null() && *moment(wait["from"]) < *moment(wait["due_before"]))
            return true;
    if (unit_ == "calendar_day") return counted["calendar_days"] == halves_ / 2;
    const bool whole_days = unit_ == "working_day" && end_of_day_ && halves_ % 2 == 0;
    return !whole_days || counted["working_days"] == halves_ / 2;
}

std::optional<std::string> ExplanationChecker::due() const
{
    if (unit_ == "none") return "";
    if (parts_ == 0 && unit_ != "calendar_day") return std::nullopt;
    const auto due = due_moment();
    return due ? written(*due) : "not within the dates";
}

std::optional<std::int64_t> ExplanationChecker::moment(const Json& text) const
{
    if (text.is_null()) return std::nullopt;
    const auto iso = text.get<std::string>();
    const std::int64_t fraction = iso[19] == '.' ? std::stoll(iso.substr(20, 3)) : 0;
    const std::int64_t days = day_of(iso) - day_of(answer_["received_at"].get<std::string>());
    return days * kDay + time_of(iso.substr(11)) + std::stoll(iso.substr(17, 2)) * 1000 + fraction;
}

// Found by its date in the list: 24:00 is the next date's midnight.
std::string ExplanationChecker::written(std::int64_t moment) const
{
    const std::int64_t minutes = (moment + kMinute - 1) / kMinute;
    const auto index = static_cast<std::size_t>((minutes - 1) / 1440);
    const std::string date = answer_["explanation"][index]["date"];
    const auto in_day = static_cast<int>(minutes - static_cast<std::int64_t>(index) * 1440);
    char time[16];
    std::snprintf(time, sizeof time, "T%02d:%02d:00", in_day / 60, in_day % 60);
    return date + time;
}

ExplanationChecker::Wide ExplanationChecker::share(const Day& day, std::int64_t worked) const
{
    if (unit_ == "working_hour") return worked;
    return day.length == 0 ? 0 : parts_ / day.length * worked;
}

// What has gone by since the first midnight, in milliseconds for hours and in parts of a day otherwise.
ExplanationChecker::Wide ExplanationChecker::reading(std::int64_t moment) const
{
    Wide gone = 0;
    for (std::size_t i = 0; i < days_.size(); ++i) {
        const std::int64_t in_day = moment - static_cast<std::int64_t>(i) * kDay;
        std::int64_t worked = 0;
        for (const auto& [from, to] : days_[i].segments)
            if (in_day > from) worked += std::min(in_day, to) - from;
        gone += share(days_[i], worked);
    }
    return gone;
}

// The first minute at which so much has gone by.
std::optional<std::int64_t> ExplanationChecker::at_reading(Wide wanted) const
{
    for (std::size_t i = 0; i < days_.size(); ++i) {
        const Wide whole = share(days_[i], days_[i].length);
        if (wanted > whole) {
            wanted -= whole;
            continue;
        }
        const std::int64_t midnight = static_cast<std::int64_t>(i) * kDay;
        for (const auto& [from, to] : days_[i].segments) {
            const Wide all = share(days_[i], to - from);
            if (wanted > all) {
                wanted -= all;
                continue;
            }
            const Wide each = share(days_[i], 1);
            return midnight + from + static_cast<std::int64_t>((wanted + each - 1) / each);
        }
    }
    return std::nullopt;
}

std::optional<std::int64_t> ExplanationChecker::closing_from(std::int64_t day) const
{
    for (auto i = static_cast<std::size_t>(day); i < days_.size(); ++i)
        if (days_[i].length > 0) return static_cast<std::int64_t>(i) * kDay + days_[i].segments.back().second;
    return std::nullopt;
}

// Only what comes after the last restart has a say.
std::optional<std::int64_t> ExplanationChecker::due_moment() const
{
    std::int64_t start = *moment(answer_["received_at"]);
    std::vector<std::pair<std::int64_t, std::int64_t>> pauses;
    for (const Json& wait : answer_["waits"]) {
        const auto to = moment(wait["to"]);
        if (!to || wait["policy"] == "none") continue;
        if (wait["policy"] == "restart") {
            start = *to;
            pauses.clear();
        } else if (const auto from = *moment(wait["from"]); passed(from, *to) >= kMinute) {
            pauses.emplace_back(from, *to);
        }
    }
    if (unit_ == "calendar_day") {
        auto due = civil_due(start);
        for (const auto& [from, to] : pauses)
            if (due) due = closing_from((*due + to - from - 1) / kDay);
        return due;
    }
    auto due = due_reading(start);
    const bool whole_days = unit_ == "same_day" || (unit_ == "working_day" && end_of_day_ && halves_ % 2 == 0);
    for (const auto& [from, to] : pauses) {
        if (due) *due += reading(to) - reading(from);
        if (due && whole_days) due = (*due + parts_ - 1) / parts_ * parts_;
    }
    return due ? at_reading(*due) : std::nullopt;
}

// Milliseconds of waiting that count: of the calendar's day or of working time.
std::int64_t ExplanationChecker::passed(std::int64_t from, std::int64_t to) const
{
    if (unit_ == "calendar_day") return to - from;
    std::int64_t worked = 0;
    for (std::size_t i = 0; i < days_.size(); ++i) {
        const std::int64_t midnight = static_cast<std::int64_t>(i) * kDay;
        for (const auto& [opens, closes] : days_[i].segments)
            worked += std::max<std::int64_t>(0, std::min(to, midnight + closes) - std::max(from, midnight + opens));
    }
    return worked;
}

std::optional<std::int64_t> ExplanationChecker::civil_due(std::int64_t start) const
{
    return closing_from(start / kDay + halves_ / 2);
}

std::optional<ExplanationChecker::Wide> ExplanationChecker::due_reading(std::int64_t start) const
{
    if (unit_ == "working_hour") return reading(start) + Wide{halves_} * 30 * kMinute;
    const std::int64_t today = start / kDay;
    const Wide after_today = reading((today + 1) * kDay);
    if (unit_ == "same_day") {
        const Day& day = days_.at(static_cast<std::size_t>(today));
        const std::int64_t time = start % kDay;
        const bool in_time = day.length > 0 && time <= 15 * 60 * kMinute && time < day.segments.back().second;
        return in_time ? after_today : after_today + parts_;
    }
    if (end_of_day_ && halves_ % 2 == 0) return after_today + parts_ * (halves_ / 2);
    if (parts_ % 2 != 0 && halves_ % 2 != 0) return std::nullopt;  // lengths are whole minutes: never odd
    return reading(start) + parts_ * halves_ / 2;
}

}  // namespace motcua::tests
