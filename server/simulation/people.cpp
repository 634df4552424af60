#include "server/simulation/people.hpp"

#include <algorithm>
#include <array>

namespace motcua::simulation {
namespace {

constexpr std::array kFamily{"Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần",  "Lê", "Phạm", "Hoàng", "Vũ",
                             "Đặng",   "Bùi",    "Đỗ",     "Ngô",  "Dương", "Lý", "Giáp", "Thân",  "Hà"};
constexpr std::array kMiddle{"Văn", "Thị", "Minh", "Thu", "Quốc", "Ngọc", "Hữu", "Anh", "Đức", "Thanh", "Xuân", "Kim"};
constexpr std::array kGiven{"Hoa",  "Bình", "Đức",   "Hà",   "Việt", "Lan",   "Nghĩa", "Tuấn", "Hùng", "Mai",
                            "Sơn",  "Thủy", "Nam",   "Hạnh", "Long", "Yến",   "Cường", "Linh", "Phúc", "Trang",
                            "Tùng", "Oanh", "Khánh", "Hiền", "Dũng", "Nhung", "Quang", "Tâm"};

using Words = std::array<const char*, 3>;
constexpr std::array kWords{
    Words{"Bổ sung bản sao giấy tờ tùy thân", "Bổ sung bản vẽ vị trí", "Tờ khai thiếu chữ ký của người nộp"},
    Words{"Thiếu thành phần hồ sơ so với phiếu", "Nhầm phòng chuyên môn", "Bản giấy không khớp dữ liệu"},
    Words{"Không đủ điều kiện theo quy định", "Thông tin kê khai không đúng thực tế", "Đang có tranh chấp"},
    Words{"Không thuộc thẩm quyền giải quyết", "Hồ sơ trùng với hồ sơ đã nộp", "Không đúng đối tượng"},
    Words{"Thiếu giấy tờ theo danh mục", "Tờ khai chưa đúng mẫu", "Bản sao chưa chứng thực"},
    Words{"Công dân xin rút hồ sơ", "Nộp nhầm thủ tục", "Không còn nhu cầu"},
    Words{"Dự thảo kết quả sai thông tin", "Thiếu căn cứ pháp lý", "Yêu cầu thẩm tra lại thực địa"},
    Words{"Xin lỗi vì chậm thẩm định, hẹn lại ngày trả", "Cần xác minh thêm, xin lỗi và hẹn lại",
          "Xin lỗi vì quá hạn do luân chuyển chậm"},
    Words{"Nộp lệ phí theo thông báo", "Nộp thuế và lệ phí trước bạ", "Thực hiện nghĩa vụ tài chính"},
    Words{"Công dân đi vắng, đề nghị tạm dừng", "Chờ kết quả hòa giải", "Chờ giấy tờ từ cơ quan khác"},
    Words{"Đề nghị cho ý kiến về quy hoạch", "Đề nghị xác nhận thông tin", "Đề nghị phối hợp thẩm tra"},
    Words{"Nhất trí", "Phù hợp, không có ý kiến khác", "Thông tin đúng với hồ sơ lưu"},
    Words{"Đã gọi điện cho công dân", "Hồ sơ cần bổ sung, chuyển lại một cửa", "Ưu tiên giải quyết trước"},
};

// A dossier names a few of them; long lists only make long texts.
constexpr std::size_t kMostPapers = 3;

}  // namespace

std::string person_name(Dice& dice)
{
    std::string name = dice.one_of(kFamily);
    name += std::string{" "} + dice.one_of(kMiddle);
    return name + " " + dice.one_of(kGiven);
}

storage::Party citizen(Dice& dice)
{
    storage::Party party{person_name(dice)};
    party.id_number = "000" + dice.digits(9);
    if (dice.chance(900)) party.phone = "0199" + dice.digits(7);
    party.address = "Thôn " + std::to_string(dice.between(1, 30)) + ", dữ liệu mô phỏng";
    return party;
}

std::vector<storage::HandedIn> papers_of(const Matter& matter)
{
    std::vector<storage::HandedIn> papers;
    for (const Paper& paper : matter.papers) {
        if (papers.size() == kMostPapers) break;
        papers.push_back({paper.name, paper.originals.value_or(1), paper.copies.value_or(0)});
    }
    if (papers.empty()) papers.push_back({"Tờ khai", 1, 0});
    return papers;
}

std::string words_for(Occasion occasion, Dice& dice)
{
    return dice.one_of(kWords.at(static_cast<std::size_t>(occasion)));
}

}  // namespace motcua::simulation
