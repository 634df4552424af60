#include "api/statistics_page.hpp"

#include "api/statistics_charts.hpp"
#include "api/words.hpp"
#include "domain/statistics.hpp"

#include <algorithm>

namespace motcua::api {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::list;
using kainjow::mustache::object;

constexpr const char* kWithheld = "*";
constexpr const char* kNone = "–";
constexpr const char* kPath = "/thong-ke";

const Rate& rate_d2()
{
    return *std::ranges::find(rates(), std::string_view{"d2"}, &Rate::key);
}

std::string month_words(const NamedPeriod& month, Language language)
{
    const std::string number = std::to_string(std::stoi(month.name.substr(5)));
    return in(language, number, month.name.substr(5)) + "/" + month.name.substr(0, 4);
}

std::string count_words(const std::optional<std::int64_t>& count, Language language)
{
    return count ? number_words(*count, language) : kWithheld;
}

std::string rate_words(const OpenFigures& figures, Language language)
{
    if (figures.withholds_on_time()) return kWithheld;
    const auto tenths = figures.on_time_tenths();
    return tenths ? percent_words(*tenths, language) : kNone;
}

std::string share_words(const OpenRate::Share& share, Language language)
{
    const auto tenths = tenths_of(share.good, share.all);
    if (!tenths) return in(language, "không có hồ sơ nào", "no dossiers");
    return percent_words(*tenths, language) + " (" + number_words(share.good, language) +
           in(language, " trong ", " of ") + number_words(share.all, language) + ")";
}

// The answer to what people come for, in a sentence.
std::string answer(const Statistics& statistics, std::size_t month, Language language)
{
    if (statistics.months.empty())
        return in(language, "Chưa có tháng nào trọn vẹn để công bố số liệu.",
                  "There is no whole month yet to publish figures of.");
    const OpenFigures& figures = statistics.about.months[month];
    const std::string when = in(language, "Tháng ", "In ") + month_words(statistics.months[month], language);
    if (figures.withholds_on_time())
        return when + in(language, ": tỷ lệ đúng hạn không công bố, vì có số liệu quá nhỏ.",
                         " the on-time rate is withheld, because a count behind it is too small.");
    const std::int64_t all = *figures.in_time() + *figures.late();
    if (all == 0)
        return when +
               in(language, ": không có hồ sơ có hạn nào được giải quyết.", " no dossier with a deadline was decided.");
    const std::string share = rate_words(figures, language);
    const std::string good = number_words(*figures.in_time(), language);
    const std::string of = number_words(all, language);
    return language == Language::vi
               ? when + ": " + share + " hồ sơ có hạn được giải quyết trước hoặc đúng hạn (" + good + " trong " + of +
                     ")."
               : when + " " + share + " of the dossiers with a deadline were decided early or on " + "time (" + good +
                     " of " + of + ").";
}

std::string with(std::string address, const std::string& pair)
{
    return address + (address.contains('?') ? "&" : "?") + pair;
}

object cells(const OpenFigures& figures, Language language)
{
    return {{"has_received", data{!figures.received.parts.empty()}},
            {"received", count_words(figures.received.sum, language)},
            {"decided", count_words(figures.decided.sum, language)},
            {"in_time", count_words(figures.in_time(), language)},
            {"late", count_words(figures.late(), language)},
            {"without", count_words(figures.without_deadline(), language)},
            {"rate", rate_words(figures, language)}};
}

list months(const Statistics& statistics, const StatisticsQuestion& question, std::size_t current, Language language)
{
    list rows;
    for (std::size_t i = statistics.months.size(); i-- > 0;) {
        object row = cells(statistics.about.months[i], language);
        row["month"] = month_words(statistics.months[i], language);
        row["current"] = data{i == current};
        row["link"] =
            in_language(with(statistics_address(kPath, question), "thang=" + statistics.months[i].name), language) +
            "#don-vi";
        rows.push_back(std::move(row));
    }
    return rows;
}

// Those below with anything in the month.
list below(const Statistics& statistics, const StatisticsQuestion& question, std::size_t month, Language language)
{
    list rows;
    for (const StatisticsLine& unit : statistics.below) {
        const OpenFigures& figures = unit.months[month];
        const bool nothing = figures.decided.sum == 0 && figures.received.sum.value_or(0) == 0;
        if (nothing && !question.agency.empty()) continue;
        object row = cells(figures, language);
        row["name"] = unit.name;
        row["links"] = data{question.agency.empty()};
        row["link"] = in_language(statistics_address(kPath, {question.year, unit.code}), language);
        rows.push_back(std::move(row));
    }
    return rows;
}

list definitions(const std::vector<OpenRate>& all, Language language)
{
    list items;
    for (const OpenRate& open : all) {
        const Rate& rate = *open.rate;
        items.push_back(object{
            {"key", std::string{rate.key}},
            {"name", std::string{language == Language::vi ? rate.name_vi : rate.name_en}},
            {"sentence", std::string{language == Language::vi ? rate.sentence_vi : rate.sentence_en}},
            {"value", open.share
                          ? share_words(*open.share, language)
                          : in(language, "không công bố, vì có số liệu quá nhỏ", "withheld, a count is too small")},
        });
    }
    return items;
}

void add_choices(object& content, const Statistics& statistics, const StatisticsQuestion& question)
{
    list years;
    for (const int year : statistics.years)
        years.push_back(object{{"year", std::to_string(year)}, {"chosen", data{question.year == year}}});
    content["years"] = data{years};
    list agencies;
    for (const auto& [code, name] : statistics.agencies)
        agencies.push_back(object{{"code", code}, {"name", name}, {"chosen", data{question.agency == code}}});
    content["agencies"] = data{agencies};
}

}  // namespace

std::string statistics_address(const char* path, const StatisticsQuestion& question)
{
    std::string address = path;
    if (question.year) address = with(address, "nam=" + std::to_string(*question.year));
    if (!question.agency.empty()) address = with(address, "don-vi=" + question.agency);
    return address;
}

Response statistics_page(const Statistics& statistics,
                         const StatisticsQuestion& question,
                         std::size_t month,
                         const Frame& frame)
{
    const Language language = frame.language;
    const bool any = !statistics.months.empty();
    const std::string name =
        question.agency.empty() ? in(language, "Tất cả cơ quan", "All agencies") : statistics.about.name;
    const Rate& rate = rate_d2();
    object content{{"name", name},
                   {"answer", answer(statistics, month, language)},
                   {"any", data{any}},
                   {"of_all", data{question.agency.empty()}},
                   {"to_all", in_language(statistics_address(kPath, {question.year, ""}), language)},
                   {"rate_name", std::string{language == Language::vi ? rate.name_vi : rate.name_en}},
                   {"rate_sentence", std::string{language == Language::vi ? rate.sentence_vi : rate.sentence_en}},
                   {"width", std::to_string(kChartWidth)},
                   {"height", std::to_string(kChartHeight)},
                   {"csv", statistics_address("/thong-ke/du-lieu.csv", question)},
                   {"as_of", moment_words(statistics.as_of, language)},
                   {"position", number_words(statistics.position, language)}};
    add_choices(content, statistics, question);
    if (any) {
        content["month"] = month_words(statistics.months[month], language);
        content["rate_chart"] = rate_chart(statistics);
        content["count_chart"] = count_chart(statistics, language);
        content["months"] = data{months(statistics, question, month, language)};
        content["below"] = data{below(statistics, question, month, language)};
        content["rates"] = data{definitions(statistics.rates[month], language)};
    }
    const std::string title = in(language, "Tình hình giải quyết hồ sơ: ", "How dossiers are dealt with: ") + name;
    std::string address = statistics_address(kPath, question);
    if (any) address = with(address, "thang=" + statistics.months[month].name);
    return render_page(frame, {200, title, address, "statistics.html", "statistics.css"}, std::move(content));
}

}  // namespace motcua::api
