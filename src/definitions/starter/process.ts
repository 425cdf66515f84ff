/** process.bpmn of a small service: the applicant files, one office examines, a paper comes out or the case is refused. */
export function starterProcess(id: string, office: string): string {
  const shape = (element: string, x: number, y: number, width: number, height: number): string =>
    `      <bpmndi:BPMNShape id="${element}-shape" bpmnElement="${element}"${element.startsWith('lane') ? ' isHorizontal="true"' : ''}><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/></bpmndi:BPMNShape>`;
  const edge = (flow: string, ...points: readonly (readonly [number, number])[]): string =>
    `      <bpmndi:BPMNEdge id="${flow}-edge" bpmnElement="${flow}">${points.map(([x, y]) => `<di:waypoint x="${x}" y="${y}"/>`).join('')}</bpmndi:BPMNEdge>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="urn:manunggal:${id}">
  <process id="process" name="${id}" isExecutable="true">
    <laneSet id="lanes">
      <lane id="lane-applicant" name="Pemohon">
        <flowNodeRef>start</flowNodeRef>
        <flowNodeRef>done</flowNodeRef>
      </lane>
      <lane id="lane-office" name="${office}">
        <flowNodeRef>examine</flowNodeRef>
        <flowNodeRef>gate</flowNodeRef>
        <flowNodeRef>issue</flowNodeRef>
        <flowNodeRef>refused</flowNodeRef>
      </lane>
    </laneSet>
    <startEvent id="start"><outgoing>f1</outgoing></startEvent>
    <userTask id="examine" name="Periksa permohonan"><incoming>f1</incoming><outgoing>f2</outgoing></userTask>
    <exclusiveGateway id="gate" default="f4"><incoming>f2</incoming><outgoing>f3</outgoing><outgoing>f4</outgoing></exclusiveGateway>
    <serviceTask id="issue" name="Terbitkan dokumen"><incoming>f3</incoming><outgoing>f5</outgoing></serviceTask>
    <endEvent id="done" name="Dokumen terbit"><incoming>f5</incoming></endEvent>
    <endEvent id="refused" name="Ditolak"><incoming>f4</incoming></endEvent>
    <sequenceFlow id="f1" sourceRef="start" targetRef="examine"/>
    <sequenceFlow id="f2" sourceRef="examine" targetRef="gate"/>
    <sequenceFlow id="f3" sourceRef="gate" targetRef="issue">
      <conditionExpression xsi:type="tFormalExpression">${rootOf(id)}.finding = "complete"</conditionExpression>
    </sequenceFlow>
    <sequenceFlow id="f4" sourceRef="gate" targetRef="refused"/>
    <sequenceFlow id="f5" sourceRef="issue" targetRef="done"/>
  </process>
  <bpmndi:BPMNDiagram id="diagram">
    <bpmndi:BPMNPlane id="plane" bpmnElement="process">
${[
  shape('lane-applicant', 0, 0, 760, 140),
  shape('start', 82, 52, 36, 36),
  shape('done', 662, 52, 36, 36),
  shape('lane-office', 0, 140, 760, 180),
  shape('examine', 180, 180, 100, 80),
  shape('gate', 345, 195, 50, 50),
  shape('issue', 470, 180, 100, 80),
  shape('refused', 352, 272, 36, 36),
  edge('f1', [100, 88], [100, 220], [180, 220]),
  edge('f2', [280, 220], [345, 220]),
  edge('f3', [395, 220], [470, 220]),
  edge('f4', [370, 245], [370, 272]),
  edge('f5', [570, 220], [680, 220], [680, 88]),
].join('\n')}
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</definitions>
`;
}

/** The root of the facts of a service: `usaha.surat-keterangan` is `usahaSuratKeterangan`. */
export function rootOf(id: string): string {
  return id.replace(/[.-]+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** rules/eligibility.dmn: who may apply, as one decision table. */
export function starterRule(id: string): string {
  const root = rootOf(id);
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="eligibility" name="eligibility" namespace="urn:manunggal:${id}:eligibility">
  <inputData id="facts" name="${root}"><variable name="${root}"/></inputData>
  <decision id="refusal" name="refusal">
    <variable name="refusal" typeRef="string"/>
    <informationRequirement id="refusal-facts"><requiredInput href="#facts"/></informationRequirement>
    <decisionTable id="refusal-table" hitPolicy="FIRST">
      <input id="for-whom"><inputExpression id="for-whom-expression" typeRef="string"><text>${root}.forWhom</text></inputExpression></input>
      <output id="reason" typeRef="string"/>
      <rule id="another"><inputEntry id="another-in"><text>"another"</text></inputEntry><outputEntry id="another-out"><text>"for-another"</text></outputEntry></rule>
      <rule id="oneself"><inputEntry id="oneself-in"><text>-</text></inputEntry><outputEntry id="oneself-out"><text>null</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>
`;
}
