#include "domain/nine_indices.hpp"

#include "domain/names.hpp"

#include <array>

namespace motcua {
namespace {

constexpr EnumNames<ServiceBand, 5> kServiceBands{{"weak", "average", "fair", "good", "excellent"}};
constexpr EnumNames<TaskShare, 3> kTaskShares{{"below_70", "from_70", "all"}};

constexpr std::int64_t kMostPoints = 2;

constexpr std::array kIndices{
    NineIndex{.number = 1,
              .name_vi = "Thời gian thực hiện thủ tục hành chính",
              .name_en = "Total time against the statutory time",
              .points_vi =
                  "Trước hạn 2 điểm, đúng hạn 1 điểm, quá hạn 0 điểm, tính theo ngày hẹn đầu khi có xin lỗi và "
                  "hẹn lại; hồ sơ không có thời hạn không chấm",
              .points_en = "Early 2, on time 1, late 0, by the first date where a new one came with an apology; none "
                           "without a deadline",
              .of_officials = true},
    NineIndex{.number = 2,
              .name_vi = "Thời gian thực hiện của từng cơ quan, đơn vị, kể cả đơn vị phối hợp",
              .name_en = "Time of each unit, coordinating ones included, against its limit",
              .points_vi = "Mọi bước và ý kiến đều xong trước hạn của mình 2 điểm, có việc vừa hết hạn 1 điểm, có việc "
                           "quá hạn 0 điểm; hồ sơ không có việc nào có hạn không chấm; việc liên thông đồng thời là "
                           "hồ sơ riêng, có hạn riêng",
              .points_en = "Each step and each opinion before its date 2, one of them just on it 1, one of them after "
                           "it 0; none where nothing has a date; work that others do at the same time is a dossier of "
                           "its own",
              .of_officials = true},
    NineIndex{.number = 3,
              .name_vi = "Số lần phải liên hệ với nơi tiếp nhận để hoàn thiện hồ sơ",
              .name_en = "Times the citizen had to contact the desk to complete the dossier",
              .points_vi = "Không lần nào 2 điểm, một lần 1 điểm, hơn một lần 0 điểm; đếm lần hướng dẫn hoàn thiện và "
                           "yêu cầu bổ sung; không có dữ liệu để trừ lỗi của người nộp",
              .points_en = "Never 2, once 1, more often 0; guidance and requests for more papers are counted; no datum "
                           "tells the applicant's own fault apart",
              .of_officials = true},
    NineIndex{.number = 4,
              .name_vi = "Số cơ quan, đơn vị phải liên hệ để hoàn thiện hồ sơ",
              .name_en = "Agencies the citizen had to contact",
              .points_vi = "Không phải liên hệ 2 điểm, chỉ Bộ phận Một cửa 1 điểm, nhiều hơn 0 điểm",
              .points_en = "None 2, only the desk 1, more 0",
              .missing_vi = "Không ghi nhận người dân đã đến cơ quan nào khác",
              .missing_en = "Nothing records which other agencies the citizen went to",
              .of_officials = true},
    NineIndex{.number = 5,
              .name_vi = "Tổ chức tiếp nhận, giải quyết, trả kết quả tại Bộ phận Một cửa",
              .name_en = "Reception, processing and return organised at the desk",
              .points_vi = "Theo tỷ lệ thủ tục đưa ra tiếp nhận và giải quyết tại Bộ phận Một cửa",
              .points_en = "By the share of procedures received and handled at the desk",
              .missing_vi = "Danh mục không ghi thủ tục nào được thẩm định, phê duyệt tại chỗ hoặc được miễn",
              .missing_en = "The catalogue does not tell which procedures are handled on the spot or exempt",
              .of_officials = false},
    NineIndex{.number = 6,
              .name_vi = "Công khai thủ tục hành chính",
              .name_en = "Publicity of procedures",
              .points_vi = "Niêm yết và đăng điện tử 2 điểm, một trong hai 1 điểm, không đúng hoặc không đủ 0 điểm",
              .points_en = "Posted and electronic 2, one of them 1, not exact or not full 0",
              .missing_vi = "Không có dữ liệu kiểm tra việc niêm yết, đăng tải",
              .missing_en = "No data of what is posted and published",
              .of_officials = false},
    NineIndex{.number = 7,
              .name_vi = "Thái độ của cán bộ, công chức, viên chức",
              .name_en = "Attitude of officials",
              .points_vi = "Trước hạn và không có phản ánh 2 điểm, đúng hạn và không có phản ánh 1 điểm, có phản ánh 0 "
                           "điểm",
              .points_en = "Early and no complaint 2, on time and no complaint 1, a complaint 0",
              .missing_vi = "Không có dữ liệu phản ánh, kiến nghị về thái độ",
              .missing_en = "No data of complaints",
              .of_officials = true},
    NineIndex{.number = 8,
              .name_vi = "Tiếp thu, giải trình ý kiến phản ánh, kiến nghị",
              .name_en = "Handling of feedback",
              .points_vi = "Không có hoặc xử lý đúng hạn tất cả 2 điểm, từ 90% 1 điểm, dưới 90% hoặc kéo dài 0 điểm",
              .points_en = "None, or all handled on time 2, 90% or more 1, less or prolonged 0",
              .missing_vi = "Không có dữ liệu tiếp nhận và trả lời phản ánh, kiến nghị",
              .missing_en = "No data of feedback and its answers",
              .of_officials = false},
    NineIndex{.number = 9,
              .name_vi = "Cung cấp và thực hiện dịch vụ công trực tuyến",
              .name_en = "Online service",
              .points_vi = "Theo tỷ lệ thủ tục mức độ 3, 4 và tỷ lệ hồ sơ trực tuyến",
              .points_en = "By the share of procedures at level 3 and 4 and of online dossiers",
              .missing_vi = "Danh mục không ghi mức độ dịch vụ công trực tuyến của thủ tục",
              .missing_en = "The catalogue does not tell the online level of procedures",
              .of_officials = false},
};

bool has_data(const Figures& figures, const NineIndex& index)
{
    const auto place = static_cast<std::size_t>(index.number) - 1;
    return place < kScoredIndices && figures.points[place].dossiers > 0;
}

}  // namespace

std::span<const NineIndex> nine_indices()
{
    return kIndices;
}

std::optional<std::int64_t> index_tenths(const PointSum& sum)
{
    if (sum.dossiers == 0) return std::nullopt;
    return (20 * sum.points + sum.dossiers) / (2 * sum.dossiers);
}

std::optional<std::int64_t> score_tenths(const Figures& figures)
{
    std::optional<std::int64_t> score;
    for (const PointSum& sum : figures.points)
        if (const auto tenths = index_tenths(sum)) score = score.value_or(0) + *tenths;
    return score;
}

std::vector<int> left_out(const Figures& figures, Rated rated)
{
    std::vector<int> numbers;
    for (const NineIndex& index : kIndices)
        if ((rated == Rated::unit || index.of_officials) && !has_data(figures, index)) numbers.push_back(index.number);
    return numbers;
}

std::int64_t most_score_tenths(const Figures& figures, Rated rated)
{
    const auto indices = static_cast<std::int64_t>(left_out(figures, rated).size());
    return score_tenths(figures).value_or(0) + 10 * kMostPoints * indices;
}

std::string_view to_string(ServiceBand band)
{
    return kServiceBands.text(band);
}

ServiceBand service_band(std::int64_t tenths)
{
    if (tenths >= 150) return ServiceBand::excellent;
    if (tenths >= 120) return ServiceBand::good;
    if (tenths >= 90) return ServiceBand::fair;
    return tenths >= 60 ? ServiceBand::average : ServiceBand::weak;
}

std::string_view to_string(TaskShare share)
{
    return kTaskShares.text(share);
}

TaskShare task_share(std::int64_t tenths)
{
    if (tenths >= 50) return TaskShare::all;
    return tenths >= 35 ? TaskShare::from_70 : TaskShare::below_70;
}

}  // namespace motcua
