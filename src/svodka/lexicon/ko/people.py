"""Korean: surnames, titles, bodies and outlets by how they end."""

from __future__ import annotations

SURNAMES = frozenset(
    "김이리박최정강조윤장임림한오서신권황안송류유전홍고문양량손배백허남심노로하곽성차주우구민진나라지엄채원천방공"
    "현함변염여려추도소석선설마길연련위표명기반왕금옥육륙인맹제모탁국어은편용태계피두감음빈동온호목범좌팽승간상시갈"
)
# offices: 국방장관, 합참의장 end in them too
TITLES = (
    "대통령 총리 장관 차관 시장 지사 대변인 의원 대사 공사 위원장 의장 사령관 국장 서기 총비서 비서 부부장 부장 외무상 국방상 "
    "상 장군 대장 원수 대표 회장 사장 청장 실장 비서관 수석 총장 원장 총재 이사장 소장 단장 담당관 검사 판사 재판관 주석 "
    "국무위원 제1비서 부위원장 부상 참모총장 보좌관 특사 선장 감독 구청장 군수"
).split()
# who is described and holds no office
PEOPLE = (
    "주민 농민 시민 목격자 전문가 기자 관계자 당국자 소식통 학생 의사 변호사 교수 연구원 노동자 상인 병사 유족 참석자 분석가 "
    "외교관 관리 고위급 피해자 작가 박사"
).split()
BODIES = (
    "정부 당국 경찰 검찰 법원 위원회 국방부 외교부 외무성 국방성 통일부 법무부 교육부 환경부 재무부 상무부 국무부 내무부 보건부 "
    "통일전선부 선전부 법무성 재무성 총리실 대통령실 백악관 청와대 크렘린 대사관 사무국 본부 참모부 합참 협회 은행 연맹 연합 "
    "소방서 병원 회사 재단 연구소 대학 항만청 기상청 경찰청 방위사업청 국정원 정보원 감사원 국회 의회 노동당 여당 야당 "
    "인민군 사령부 적십자 측"
).split()
OUTLETS = "통신 신문 방송 일보 뉴스 텔레비죤 텔레비전 TV 매체 라디오 잡지".split()
# behind a name: 김 동지, 박 씨
HONORIFICS = frozenset("동지 씨 선생 여사 각하".split())
PRONOUNS = {"그": None, "그녀": "femn", "그들": None}
# a word of three syllables that ends so is hardly a person's name: 전문가, 조사단, 정치인
NO_NAME_ENDINGS = frozenset("가자단사부청관국측들당회처팀군론법서소장권제점력물품것곳때")
