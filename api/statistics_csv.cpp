#include "api/csv.hpp"
#include "api/statistics_page.hpp"

#include <array>

namespace motcua::api {
namespace {

constexpr std::array kColumns{"thang",         "ma_don_vi", "ten_don_vi",    "loai",      "tiep_nhan",
                              "giai_quyet",    "kip_han",   "qua_han",       "khong_han", "ty_le_d2",
                              "khong_cong_bo", "tinh_den",  "vi_tri_nhat_ky"};

// A row under way, and the names of what it withholds.
struct Row {
    std::vector<std::string> fields = {};
    std::string withheld = {};

    void withhold(const char* column) { withheld += (withheld.empty() ? "" : " ") + std::string{column}; }

    void add(const char* column, const std::optional<std::int64_t>& count)
    {
        if (!count) withhold(column);
        fields.push_back(count ? std::to_string(*count) : std::string{});
    }
};

std::string line(const Statistics& statistics, const StatisticsLine& unit, const char* kind, std::size_t month)
{
    const OpenFigures& figures = unit.months[month];
    const bool all = unit.code.empty();
    Row row{{statistics.months[month].name, all ? "tat-ca" : unit.code, all ? "Tất cả cơ quan" : unit.name, kind}};
    // What came in is counted by agency: of a unit there is no such count, rather than one that is withheld.
    if (figures.received.parts.empty())
        row.fields.emplace_back();
    else
        row.add("tiep_nhan", figures.received.sum);
    row.add("giai_quyet", figures.decided.sum);
    row.add("kip_han", figures.in_time());
    row.add("qua_han", figures.late());
    row.add("khong_han", figures.without_deadline());
    if (figures.withholds_on_time()) row.withhold("ty_le_d2");
    row.fields.push_back(csv_decimal(figures.on_time_tenths(), 1));
    row.fields.push_back(row.withheld);
    row.fields.push_back(format_instant(statistics.as_of));
    row.fields.push_back(std::to_string(statistics.position));
    return csv_line(row.fields);
}

}  // namespace

Response statistics_csv(const Statistics& statistics, bool simulated)
{
    std::string lines = csv_line(std::vector<std::string>(kColumns.begin(), kColumns.end()));
    const bool of_agency = !statistics.about.code.empty();
    const auto add = [&](const StatisticsLine& unit, const char* kind) {
        for (std::size_t month = 0; month < statistics.months.size(); ++month)
            lines += line(statistics, unit, kind, month);
    };
    add(statistics.about, of_agency ? "co-quan" : "tat-ca");
    for (const StatisticsLine& unit : statistics.below) add(unit, of_agency ? "don-vi" : "co-quan");
    return csv_response(simulated ? "thong-ke-mo-phong.csv" : "thong-ke.csv", lines);
}

}  // namespace motcua::api
