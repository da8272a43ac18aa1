"""Korean: verbs of speaking, as the beginnings of the forms in which the news has them."""

from __future__ import annotations

from svodka.model import Act

# nouns that make a verb with 하다: 강조했다, 강조하였다, 강조하셨다
_WITH_HADA = {
    Act.SAY: "말 말씀 전 강조 주장 설명 지적 언급 답 답변 대답 발표 보도 역설 언명 토로 회고 평가 분석 전망 선언 공표 단언 진술 증언 논평 "
    "반문 예고 표명 소개 제안 인용 진단 우려 개탄 일축 해명 표현 회상 기록 통보 공지",
    Act.ASK: "질문 문의",
    Act.PROMISE: "약속 다짐 장담 확약",
    Act.DENY: "부인 반박 부정",
    Act.CONFIRM: "인정 시인 확인 자인 고백",
    Act.DEMAND: "촉구 요구 호소 당부 주문 요청 명령 지시",
    Act.ACCUSE: "비난 비판 규탄 성토 질타",
    Act.PRAISE: "칭찬 치하",
    Act.THANK: "감사",
    Act.THREATEN: "경고 위협",
}
WITH_HADA = {noun: act for act, nouns in _WITH_HADA.items() for noun in nouns.split()}
HADA_ENDINGS = ("했", "하였", "하셨", "하시였", "하시었", "한다", "합니다")
# other verbs, each by the beginning of its past or present forms
OTHERS = {
    "밝혔": Act.SAY, "밝히였": Act.SAY, "밝히었": Act.SAY, "밝힌다": Act.SAY, "덧붙였": Act.SAY, "덧붙이였": Act.SAY, "썼": Act.SAY,
    "적었": Act.SAY, "내다봤": Act.SAY, "내다보았": Act.SAY, "꼬집었": Act.ACCUSE, "외쳤": Act.SAY, "털어놨": Act.SAY,
    "털어놓았": Act.SAY, "되물었": Act.ASK, "물었": Act.ASK, "알렸": Act.SAY, "이야기했": Act.SAY, "얘기했": Act.SAY,
    "잘라 말했": Act.SAY, "못박았": Act.SAY,
}  # fmt: skip
# between a quotation and its verb: “…”라고, “…”이라며
QUOTATIVE = ("이라고", "라고", "고", "이라며", "라며", "며", "이라면서", "라면서", "면서", "하고", "라는", "이라는")
# «thus»: “…” 박 시장은 이같이 말했다
THUS = frozenset("이같이 이렇게 이처럼 이와 같이".split())
